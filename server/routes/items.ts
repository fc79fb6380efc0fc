import { Type } from 'typebox';
import { ItemCollection, ItemFeature, ItemsQuery, type Link } from '../contract/items.ts';
import { Problem } from '../contract/problem.ts';
import { ProblemError } from '../contract/problem-error.ts';
import { isCached } from './answer.ts';
import { type App, type Context, getVersion } from './context.ts';
import { collectionPath, geoJsonType, itemPath, jsonType, link } from './links.ts';
import { itemsRequest } from './items-request.ts';
import { getVisibleLayer } from './visible-layers.ts';

export function registerItems(app: App, context: Context): void {
  app.get(
    '/api/cities/:city/collections/:layer/items',
    {
      schema: {
        tags: ['cities'],
        summary: 'Records of a layer; every field of the layer is a filter too (kind=storm; empty: value missing)',
        params: Type.Object({ city: Type.String(), layer: Type.String() }),
        querystring: ItemsQuery,
        response: { 200: ItemCollection, 400: Problem, 404: Problem },
      },
    },
    async (request, reply) => {
      const audience = context.access.audienceOf(request);
      const version = await getVersion(context, request.params.city);
      const layer = getVisibleLayer(version, request.params.layer, audience);
      const question = itemsRequest(layer, request.query, audience);
      if (isCached(request, reply, version, audience)) return reply;
      const { features, numberMatched } = await version.items(layer.id, question);
      const path = `${collectionPath(version.city, layer.id)}/items`;
      reply.type(geoJsonType);
      return {
        type: 'FeatureCollection' as const,
        features,
        numberMatched,
        numberReturned: features.length,
        timeStamp: new Date().toISOString(),
        links: pagingLinks(path, request.query, question.offset, question.limit, numberMatched),
        datasetVersion: version.version,
      };
    },
  );

  app.get(
    '/api/cities/:city/collections/:layer/items/*',
    {
      schema: {
        tags: ['cities'],
        summary: 'One record by its key',
        params: Type.Object({ city: Type.String(), layer: Type.String(), '*': Type.String() }),
        response: { 200: ItemFeature, 404: Problem },
      },
    },
    async (request, reply) => {
      const audience = context.access.audienceOf(request);
      const version = await getVersion(context, request.params.city);
      const layer = getVisibleLayer(version, request.params.layer, audience);
      const key = request.params['*'];
      const feature = await version.item(layer.id, key, audience);
      if (!feature) {
        throw new ProblemError('item-unknown', `${layer.id} has no record with ${layer.key} "${key.slice(0, 200)}"`);
      }
      if (isCached(request, reply, version, audience)) return reply;
      reply.type(geoJsonType);
      return {
        ...feature,
        links: [
          link('self', itemPath(version.city, layer.id, key), geoJsonType),
          link('collection', collectionPath(version.city, layer.id), jsonType),
        ],
      };
    },
  );
}

function pagingLinks(path: string, query: ItemsQuery, offset: number, limit: number, matched: number): Link[] {
  const page = (at: number): string => {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (name !== 'offset' && name !== 'limit') parameters.set(name, String(value));
    }
    parameters.set('limit', String(limit));
    if (at > 0) parameters.set('offset', String(at));
    return `${path}?${parameters.toString()}`;
  };
  return [
    link('self', page(offset), geoJsonType),
    ...(offset + limit < matched ? [link('next', page(offset + limit), geoJsonType)] : []),
    ...(offset > 0 ? [link('prev', page(Math.max(0, offset - limit)), geoJsonType)] : []),
    link('collection', path.replace(/\/items$/, ''), jsonType),
  ];
}
