import { getProjection } from '../../../data/geo/crs.ts';
import type { Geometry, SurveyFeature, Value } from '../../../data/model/feature.ts';
import { publicLayers } from '../../../data/publication/public-layers.ts';
import type { Place } from '../../../data/publication/publication.ts';
import type { EngineVersion } from '../../engine/engine.ts';
import { buildTiles } from '../../../tiles/build.ts';
import type { BuildReport } from '../../../tiles/report.ts';
import type { Draft } from './make-publication.ts';
import { geometryInGcj02 } from './to-gcj02.ts';

export interface PublicTilesOptions {
  outFile: string;
  gcj02: boolean;
  onProgress?: (share: number) => void;
  signal?: AbortSignal | undefined;
}

/**
 * The public's map: the records of the draft, with ids made of the publication alone. A record that is a place has the
 * place's id (`place`, and as integer `tileIdOf(place.id)`).
 */
export async function makePublicTiles(
  version: EngineVersion,
  draft: Draft,
  { outFile, gcj02, onProgress, signal }: PublicTilesOptions,
): Promise<BuildReport> {
  const inputs = publicLayers.flatMap((layer) => {
    const features = featuresOf(layer.id, version, draft);
    const moved = gcj02 ? features.map((f) => ({ ...f, geometry: geometryInGcj02(f.geometry) })) : features;
    return moved.length === 0 ? [] : [{ layer, count: moved.length, features: () => eachOf(moved) }];
  });
  const { settings } = version;
  return buildTiles({
    inputs,
    audience: 'public',
    catalogue: publicLayers,
    outFile,
    name: settings.title.en,
    attribution: settings.attribution.en,
    ...(onProgress ? { onProgress } : {}),
    ...(signal ? { signal } : {}),
  });
}

function featuresOf(layer: string, version: EngineVersion, draft: Draft): SurveyFeature[] {
  if (layer === 'grid_cells') return cellFeatures(version, draft);
  if (layer === 'flood_points') return floodFeatures(draft);
  return draft.layers[layer].map(({ geometry, properties }, i) => {
    const place = draft.placeOf.get(draft.layers[layer][i]);
    return feature(place?.id ?? `${layer} ${i}`, geometry, { ...properties, ...(place ? { place: place.id } : {}) });
  });
}

function floodFeatures({ floods, placeOf }: Draft): SurveyFeature[] {
  return floods.map((record) => {
    const { id, at, name, flood } = placeOf.get(record) as Place;
    const { depthClass, riskLevel, status } = flood!;
    const words = { place: id, name: name.zh, nameEn: name.en, depthClass, riskLevel, status };
    return feature(id, { type: 'Point', coordinates: at }, words);
  });
}

function cellFeatures({ manifest }: EngineVersion, { publication, corners }: Draft): SurveyFeature[] {
  const projection = getProjection(manifest.workingCrs);
  const { cellM, cells } = publication.grid;
  return cells.map(({ at: _at, ...figures }, cell) => {
    const [x, y] = corners[cell];
    const ring = [0, 1, 1, 0, 0].map((east, i) => {
      const north = [0, 0, 1, 1, 0][i];
      return projection.inverse(x + east * cellM, y + north * cellM);
    });
    return feature(`cell ${cell}`, { type: 'Polygon', coordinates: [ring] }, { cell, ...figures });
  });
}

/** A value that is not known is left out: a tile has no null. */
function feature(id: string, geometry: Geometry, properties: Record<string, Value>): SurveyFeature {
  const known = Object.entries(properties).filter(([, value]) => value !== null);
  return { type: 'Feature', id, geometry, properties: Object.fromEntries(known) };
}

async function* eachOf(features: readonly SurveyFeature[]): AsyncGenerator<SurveyFeature> {
  yield* features;
}
