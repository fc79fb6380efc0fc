import { Type } from 'typebox';
import type { Audience, Layer } from '../../data/model/catalogue.ts';
import { fieldsVisibleTo, layers } from '../../data/model/layers.ts';
import { Collection, CollectionList } from '../contract/collections.ts';
import { Problem } from '../contract/problem.ts';
import type { EngineVersion } from '../engine/engine.ts';
import { isCached } from './answer.ts';
import { type App, type Context, getVersion } from './context.ts';
import { cityPath, collectionPath, crs84, geoJsonType, jsonType, link } from './links.ts';
import { getVisibleLayer, layerVisible } from './visible-layers.ts';

export function registerCollections(app: App, context: Context): void {
  app.get(
    '/api/cities/:city/collections',
    {
      schema: {
        tags: ['cities'],
        params: Type.Object({ city: Type.String() }),
        response: { 200: CollectionList, 404: Problem },
      },
    },
    async (request, reply) => {
      const audience = context.access.audienceOf(request);
      const version = await getVersion(context, request.params.city);
      if (isCached(request, reply, version, audience)) return reply;
      const shown = layers.filter((layer) => version.manifest.layers[layer.id] && layerVisible(layer.id, audience));
      return {
        collections: shown.map((layer) => describe(version, layer, audience)),
        links: [link('self', `${cityPath(version.city)}/collections`, jsonType)],
      };
    },
  );

  app.get(
    '/api/cities/:city/collections/:layer',
    {
      schema: {
        tags: ['cities'],
        params: Type.Object({ city: Type.String(), layer: Type.String() }),
        response: { 200: Collection, 404: Problem },
      },
    },
    async (request, reply) => {
      const audience = context.access.audienceOf(request);
      const version = await getVersion(context, request.params.city);
      const layer = getVisibleLayer(version, request.params.layer, audience);
      if (isCached(request, reply, version, audience)) return reply;
      return describe(version, layer, audience);
    },
  );
}

function describe({ city, manifest }: EngineVersion, layer: Layer, audience: Audience): Collection {
  const entry = manifest.layers[layer.id];
  const path = collectionPath(city, layer.id);
  return {
    id: layer.id,
    title: layer.title.en,
    titleZh: layer.title.zh,
    theme: layer.theme,
    itemType: 'feature',
    geometry: layer.geometry,
    numberOfItems: entry?.count ?? 0,
    ...(entry?.bbox ? { extent: { spatial: { bbox: [entry.bbox], crs: crs84 } } } : {}),
    crs: [crs84],
    fields: fieldsVisibleTo(layer, audience).map((field) => ({
      name: field.name,
      type: field.type,
      ...(field.unit ? { unit: field.unit } : {}),
      labelZh: field.label.zh,
      labelEn: field.label.en,
    })),
    links: [link('self', path, jsonType), link('items', `${path}/items`, geoJsonType)],
  };
}
