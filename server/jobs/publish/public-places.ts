import { linesOf } from '../../../data/geo/lines-of.ts';
import type { Position } from '../../../data/model/feature.ts';
import type { Place, PlaceKind } from '../../../data/publication/publication.ts';
import { en } from '../../../data/publication/words/en.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { zh } from '../../../data/publication/words/zh.ts';
import { labelPoint } from '../../../tiles/label-point.ts';
import type { CoarsePlace } from './coarse-place.ts';
import { type FloodEvent, floodFacts } from './flood-facts.ts';
import { finderOf } from './outlines.ts';
import { pinyinOf } from './pinyin.ts';
import { withIds } from './place-ids.ts';
import {
  boxOf,
  numberOf,
  polygonsOf,
  type PublicRecord,
  round5,
  roundPlace,
  textOf,
  wordOf,
} from './public-records.ts';
import { namedRoads } from './roads.ts';

/** Public records by layer. */
export type PublicLayers = Readonly<Record<string, readonly PublicRecord[]>>;

export interface PlacesAndRecords {
  places: Place[];
  /** Which place a record is, for the tiles; a record that is none is not here. */
  placeOf: Map<PublicRecord, Place>;
}

type Found = Omit<Place, 'id' | 'district' | 'street'> & { record?: PublicRecord; ofDistrict?: number | null };

/** Heritage as the catalogue has it: three layers, one kind of place. */
const heritageLayers = ['heritage_districts', 'heritage_buildings', 'traditional_villages'];

/**
 * Everything that can be looked for, in the order of `Publication.places`. A place without a name is called by its kind
 * and that it has none.
 */
export function makePlaces(
  layers: PublicLayers,
  floods: readonly { record: PublicRecord; events: readonly FloodEvent[] }[],
  coarse: (point: Position) => CoarsePlace,
): PlacesAndRecords {
  const of = (layer: string): readonly PublicRecord[] => layers[layer] ?? [];
  const districtAt = finderOf(of('districts'));
  const streetAt = finderOf(of('streets'));
  const found: Found[] = [
    ...of('districts').map((record) => placeOfArea('district', record)),
    ...of('streets').map((record) => placeOfArea('street', record)),
    ...floods.map(({ record, events }): Found => {
      const [[point]] = linesOf(record.geometry);
      return { ...named('flood_point', record), ...coarse(point), flood: floodFacts(record, events), record };
    }),
    ...of('underpasses').map((record): Found => {
      const [line] = linesOf(record.geometry);
      const at = roundPlace(line[line.length >> 1]);
      return { ...named('underpass', record), at, warningDepthM: numberOf(record, 'warningDepthM'), record };
    }),
    ...of('underground_spaces').map((record): Found => {
      const at = roundPlace(linesOf(record.geometry)[0][0]);
      const [warningDepthM, use] = [numberOf(record, 'warningDepthM'), wordOf(record, 'use')];
      return { ...named('underground', record), at, warningDepthM, use, record };
    }),
    ...of('old_communities').map((record): Found => {
      const [yearBuilt, households] = [numberOf(record, 'yearBuilt'), numberOf(record, 'households')];
      const community = { yearBuilt, households, renewalStatus: wordOf(record, 'renewalStatus') };
      return { ...placeOfArea('community', record), community };
    }),
    ...heritageLayers.flatMap((layer) =>
      of(layer).map((record) => ({ ...placeOfArea('heritage', record), grade: wordOf(record, 'grade') })),
    ),
    ...namedRoads(of('roads'), districtAt)
      .map(({ name, district, ...where }): Found => {
        return { kind: 'road', name, pinyin: pinyinOf(name.zh), ...where, ofDistrict: district };
      })
      // Alike beside alike: the publication packs better.
      .sort((a, b) => (a.pinyin < b.pinyin ? -1 : a.pinyin > b.pinyin ? 1 : 0)),
  ];
  const districts = of('districts').map((record) => textOf(record, 'name')?.zh ?? '');
  const streets = of('streets').map((record) => textOf(record, 'name')?.zh ?? '');
  const located = found.map(({ record: _record, ofDistrict, ...place }): Omit<Place, 'id'> => ({
    ...place,
    district: place.kind === 'district' ? null : ofDistrict === undefined ? districtAt(place.at) : ofDistrict,
    // A road runs through many streets.
    street: place.kind === 'district' || place.kind === 'road' ? null : streetAt(place.at),
  }));
  located.forEach((place, i) => {
    if (place.kind === 'district') place.district = i;
    if (place.kind === 'street') place.street = i - districts.length;
  });
  const places = withIds(located, ({ district, street }) =>
    [district === null ? '' : districts[district], street === null ? '' : streets[street]].join('|'),
  );
  const placeOf = new Map(found.flatMap(({ record }, i) => (record ? [[record, places[i]] as const] : [])));
  return { places, placeOf };
}

function named(kind: PlaceKind, record: PublicRecord): Pick<Place, 'kind' | 'name' | 'pinyin'> {
  const unnamed = { zh: fill(zh.unnamed, { kind: zh.kind[kind] }), en: fill(en.unnamed, { kind: en.kind[kind] }) };
  const name = textOf(record, 'name') ?? unnamed;
  return { kind, name, pinyin: pinyinOf(name.zh) };
}

/** A place with an extent stands inside it, as far from its outline as can be; one without where it lies. */
function placeOfArea(kind: PlaceKind, record: PublicRecord): Found {
  const lines = linesOf(record.geometry);
  const polygons = polygonsOf(record.geometry);
  const largest = polygons.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
  const inside = largest && labelPoint(largest.map((ring) => ring.slice(0, -1).flat()));
  return {
    ...named(kind, record),
    at: roundPlace(inside ?? lines[0][0]),
    ...(polygons.length > 0 ? { bbox: boxOf(lines).map(round5) as [number, number, number, number] } : {}),
    record,
  };
}

function sizeOf([outer]: Position[][]): number {
  const [west, south, east, north] = boxOf([outer]);
  return (east - west) * (north - south);
}
