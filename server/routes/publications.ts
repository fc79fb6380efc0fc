import { Type } from 'typebox';
import { isChinaMode } from '../../data/publication/rules.ts';
import { Problem } from '../contract/problem.ts';
import { ProblemError } from '../contract/problem-error.ts';
import { PublicationRequest, PublicationRun, Publications } from '../contract/publications.ts';
import type { PublishRuns } from '../jobs/publish/publish-runs.ts';
import { readPublished } from '../jobs/publish/published.ts';
import type { Asker } from '../access.ts';
import { type App, type Context, getVersion } from './context.ts';

const params = Type.Object({ city: Type.String(), id: Type.String() });
const cityParams = Type.Object({ city: Type.String() });
const problems = { 400: Problem, 403: Problem, 404: Problem, 503: Problem };

/** Publishing for the public: the staff's work. */
export function registerPublications(app: App, context: Context, { runs }: { runs: PublishRuns }): void {
  const base = '/api/cities/:city/publications';
  const tags = ['publications'];
  const checkStaff = (asker: Asker): void => {
    if (context.access.audienceOf(asker) === 'staff') return;
    throw new ProblemError('access-denied', 'Only the staff publishes');
  };

  app.get(
    base,
    {
      schema: {
        tags,
        summary: 'What is published, and the run under way',
        params: cityParams,
        response: { 200: Publications, ...problems },
      },
    },
    async (request, reply) => {
      checkStaff(request);
      const { city, settings } = await getVersion(context, request.params.city);
      reply.header('cache-control', 'no-store');
      return {
        published: await readPublished(context.store, city, 'public'),
        preview: await readPublished(context.store, city, 'preview'),
        chinaMode: isChinaMode(settings),
        mapApproval: settings.publishing?.mapApproval ?? null,
        run: runs.findRunning(city) ?? null,
      };
    },
  );

  app.post(
    base,
    {
      schema: {
        tags,
        summary: 'Publish for the public 发布公众版',
        description:
          'Makes the public’s dataset, map and page of the current version and checks them. Ask `GET …/{id}` how far it is: ' +
          '`refused` names the rules that are broken, and nothing changes; after `done` the page is at `/public/{city}/` ' +
          '(a preview at `/public-preview/{city}/`). One run at a time.',
        params: cityParams,
        body: PublicationRequest,
        response: { 202: PublicationRun, ...problems },
      },
    },
    async (request, reply) => {
      checkStaff(request);
      const version = await getVersion(context, request.params.city);
      return reply.code(202).send(runs.start(version, request.body));
    },
  );

  app.get(
    `${base}/:id`,
    { schema: { tags, summary: 'How far a publication is', params, response: { 200: PublicationRun, ...problems } } },
    async (request, reply) => {
      checkStaff(request);
      reply.header('cache-control', 'no-store');
      return runs.get(request.params.city, request.params.id);
    },
  );

  app.delete(
    `${base}/:id`,
    { schema: { tags, summary: 'Cancel a publication', params, response: { 200: PublicationRun, ...problems } } },
    async (request) => {
      checkStaff(request);
      return runs.cancel(request.params.city, request.params.id);
    },
  );
}
