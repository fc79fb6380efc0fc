import { Type } from 'typebox';
import { Problem } from '../contract/problem.ts';
import { SearchQuery, SearchResult } from '../contract/search.ts';
import { isCached } from './answer.ts';
import { type App, type Context, getVersion } from './context.ts';

export function registerSearch(app: App, context: Context): void {
  app.get(
    '/api/cities/:city/search',
    {
      schema: {
        tags: ['cities'],
        summary: 'Finds records by key or name; the beginning of a word before its middle, case does not matter',
        params: Type.Object({ city: Type.String() }),
        querystring: SearchQuery,
        response: { 200: SearchResult, 400: Problem, 404: Problem },
      },
    },
    async (request, reply) => {
      const audience = context.access.audienceOf(request);
      const version = await getVersion(context, request.params.city);
      if (isCached(request, reply, version, audience)) return reply;
      return version.search(request.query.q, request.query.limit ?? 20, audience);
    },
  );
}
