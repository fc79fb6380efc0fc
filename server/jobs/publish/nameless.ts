import { linesOf } from '../../../data/geo/lines-of.ts';
import { findLayer } from '../../../data/model/layers.ts';
import { isPlaceholder } from '../../../data/model/placeholder.ts';
import type { EngineVersion } from '../../engine/engine.ts';
import type { Breach } from './check-publication.ts';
import { roundPlace } from './public-records.ts';

/** A record of a place that nobody named, for the staff: it has the record's key. */
export interface NamelessRecord {
  layer: string;
  key: string;
  /** What stands where the name should be, such as `name` or 未知; empty where nothing does. */
  written: string;
  at: [number, number];
}

/** Layers whose records become places. */
const layersOfPlaces = [
  'districts',
  'streets',
  'flood_points',
  'underpasses',
  'underground_spaces',
  'old_communities',
  'heritage_districts',
  'heritage_buildings',
  'traditional_villages',
];

/** A layer with a larger share than this without a name was imported wrongly rather than filled in carelessly. */
const strayShare = 0.1;
const shownMost = 5;

/** Records of places without a name in the survey, or with a word that stands for one. */
export async function namelessRecords(version: EngineVersion): Promise<NamelessRecord[]> {
  const found: NamelessRecord[] = [];
  for (const layer of layersOfPlaces.filter((id) => version.manifest.layers[id])) {
    const field = findLayer(layer)!.labelField!;
    const all = { limit: Infinity, offset: 0, filters: {}, audience: 'staff' } as const;
    for (const { id, geometry, properties } of (await version.items(layer, all)).features) {
      const words = [properties[field], properties[`${field}En`]].filter((word) => typeof word === 'string');
      if (words.some((word) => word.trim() !== '' && !isPlaceholder(word))) continue;
      found.push({ layer, key: String(id), written: words[0] ?? '', at: roundPlace(linesOf(geometry)[0][0]) });
    }
  }
  return found;
}

/** A record in words that the staff find it by. */
export function describeNameless({ layer, key, written, at }: NamelessRecord): string {
  return `${layer} ${key}${written ? ` (“${written}”)` : ''} at ${at.join(', ')}`;
}

/**
 * Layers that may not be published because too many of their records have no name. A stray one may: leaving it out
 * would hide a danger, or say of a place in the city that it lies outside, so it is published as one without a name.
 */
export function checkNames(nameless: readonly NamelessRecord[], version: EngineVersion): Breach[] {
  return layersOfPlaces.flatMap((layer): Breach[] => {
    const of = nameless.filter((record) => record.layer === layer);
    const { count } = version.manifest.layers[layer] ?? { count: 0 };
    if (of.length <= Math.max(1, strayShare * count)) return [];
    const where = of.slice(0, shownMost).map(describeNameless).join('; ');
    return [
      {
        rule: 'name-missing',
        where: of.length > shownMost ? `${where}; …` : where,
        why: `${of.length} of ${count} records of ${layer} have no name: see which column the import took for the name, or name them in the survey, and import ${layer} again`,
      },
    ];
  });
}
