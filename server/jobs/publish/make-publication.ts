import { linesOf } from '../../../data/geo/lines-of.ts';
import { getProjection } from '../../../data/geo/crs.ts';
import { findLayer } from '../../../data/model/layers.ts';
import type { Manifest } from '../../../data/model/manifest.ts';
import { depthClassOf } from '../../../data/publication/depth-class.ts';
import { publicLayers } from '../../../data/publication/public-layers.ts';
import type { AreaFigures, Place, Publication, PublishedSource } from '../../../data/publication/publication.ts';
import { publicationFormat } from '../../../data/publication/parse-publication.ts';
import { outlineToleranceM, publishingRules } from '../../../data/publication/rules.ts';
import type { EngineVersion, RunOptions } from '../../engine/engine.ts';
import { type PublicFigures, publicFiguresOf, type ZoneFigures } from '../../engine/public-figures.ts';
import { areaFigures } from './area-figures.ts';
import { makeCoarse } from './coarse-place.ts';
import { floodPointsWithEvents } from './flood-facts.ts';
import { hotlinesOf } from './hotlines.ts';
import { simplifiedOutlines } from './outlines.ts';
import { type NamelessRecord, namelessRecords } from './nameless.ts';
import { makePlaces, type PublicLayers } from './public-places.ts';
import {
  boxOf,
  numberOf,
  polygonsOf,
  publicRecords,
  type PublicRecord,
  round5,
  roundPlace,
  wordOf,
} from './public-records.ts';

export interface PublishOptions {
  /** Day of publishing, ISO 8601. */
  madeOn: string;
  mapApproval?: string | undefined;
}

/** A publication before it is checked, in WGS 84 and without its release, and what it was made of. */
export interface Draft {
  publication: Publication;
  layers: PublicLayers;
  floods: readonly PublicRecord[];
  /** Of the staff's: records of places that nobody named. */
  nameless: readonly NamelessRecord[];
  placeOf: ReadonlyMap<PublicRecord, Place>;
  /** What stands behind `districts`, `streets` and `grid.cells`, in their order. */
  figures: Record<'districts' | 'streets' | 'cells', (ZoneFigures | undefined)[]>;
  /** South-west corners of the cells, working CRS. */
  corners: readonly (readonly [number, number])[];
}

/** The public's dataset of a version. Throws the signal's reason when it is aborted. */
export async function makePublication(
  version: EngineVersion,
  { madeOn, mapApproval }: PublishOptions,
  run: RunOptions = {},
): Promise<Draft> {
  const { settings, manifest } = version;
  const projection = getProjection(manifest.workingCrs);
  const rules = publishingRules;
  const reckoned = await publicFiguresOf(version, { cellM: rules.cellM, distanceM: rules.blankDistanceM }, run);
  const layers: Record<string, PublicRecord[]> = {};
  for (const { id } of publicLayers) {
    if (id !== 'flood_points') layers[id] = await publicRecords(version, id);
  }
  const floods = await floodPointsWithEvents(version);
  const coarse = makeCoarse(projection, layers['roads'], rules.coarseM);
  const { places, placeOf } = makePlaces(layers, floods, coarse);
  const figures = await figuresInOrder(version, reckoned);
  const shown = {
    districts: figures.districts.map((zone) => areaFigures(zone, rules)),
    streets: figures.streets.map((zone) => areaFigures(zone, rules)),
    cells: figures.cells.map((zone) => areaFigures(zone, rules)),
  };
  const count = (list: readonly AreaFigures[]): number => list.filter(({ suppressed }) => suppressed).length;
  const areas = (name: 'districts' | 'streets', from: number): Publication['districts'] => {
    const rings = simplifiedOutlines(layers[name], outlineToleranceM);
    return shown[name].map((each, i) => ({ ...each, place: from + i, rings: rings[i] }));
  };
  const publication: Publication = {
    format: publicationFormat,
    release: '',
    city: {
      id: settings.id,
      title: settings.title,
      synthetic: settings.synthetic,
      coordinates: 'WGS84',
      mapApproval: mapApproval ?? settings.publishing?.mapApproval ?? null,
      bbox: extentOf(layers),
      hotlines: hotlinesOf(settings),
      warningFeed: settings.publishing?.warningFeed ?? null,
      attribution: settings.attribution,
    },
    madeOn,
    asOf: newestDay(layers, places, manifest),
    dataVersion: manifest.id,
    sources: sourcesOf(version),
    rules: {
      ...rules,
      suppressedAreas: count(shown.districts) + count(shown.streets),
      suppressedCells: count(shown.cells),
    },
    districts: areas('districts', 0),
    streets: areas('streets', layers['districts'].length),
    places,
    zones: layers['risk_zones'].map((record) => ({
      riskLevel: wordOf(record, 'riskLevel'),
      returnPeriodYears: numberOf(record, 'returnPeriodYears'),
      depthClass: depthClassOf(numberOf(record, 'depthM')),
      rings: polygonsOf(record.geometry).map(([outer]) => outer.map(roundPlace)),
    })),
    grid: {
      cellM: rules.cellM,
      cells: reckoned.cells.map(({ x, y }, i) => ({
        ...shown.cells[i],
        at: roundPlace(projection.inverse(x + rules.cellM / 2, y + rules.cellM / 2)),
      })),
    },
  };
  return {
    publication,
    layers,
    floods: floods.map(({ record }) => record),
    nameless: await namelessRecords(version),
    placeOf,
    figures,
    corners: reckoned.cells.map(({ x, y }) => [x, y]),
  };
}

/** Extent of the districts, or of everything public where there are none: the survey may reach farther. */
function extentOf(layers: PublicLayers): Publication['city']['bbox'] {
  const records = layers['districts'].length > 0 ? layers['districts'] : Object.values(layers).flat();
  const box = boxOf(records.flatMap(({ geometry }) => linesOf(geometry)));
  return box[0] > box[2] ? [0, 0, 0, 0] : (box.map(round5) as Publication['city']['bbox']);
}

/** Figures in the order of the layers' records; one whose polygon has no area has none. */
async function figuresInOrder(version: EngineVersion, { districts, streets, cells }: PublicFigures) {
  const inOrder = async (layer: string, zones: PublicFigures['districts']) => {
    if (!version.manifest.layers[layer]) return [];
    const { features } = await version.items(layer, { limit: Infinity, offset: 0, filters: {}, audience: 'public' });
    const byKey = new Map(zones.map((zone) => [zone.key, zone]));
    return features.map(({ id }) => byKey.get(id));
  };
  return { districts: await inOrder('districts', districts), streets: await inOrder('streets', streets), cells };
}

function sourcesOf({ manifest, settings }: EngineVersion): PublishedSource[] {
  const shown = [...publicLayers.map(({ id }) => id), 'flood_events', 'pipes'];
  return shown.flatMap((id) => {
    const entry = manifest.layers[id];
    const layer = findLayer(id);
    if (!entry || !layer) return [];
    const [source] = entry.sources;
    const attribution = source?.attribution;
    return {
      layer: id,
      title: layer.title,
      source: attribution ? { zh: attribution, en: attribution } : settings.attribution,
      date: source?.date ?? null,
      licence: source?.licence ?? null,
      records: entry.count,
    };
  });
}

/** Day of the newest record that says when it is from. */
function newestDay(layers: PublicLayers, places: readonly Place[], { layers: entries }: Manifest): string | null {
  const days = [
    ...places.map(({ flood }) => flood?.lastEventOn),
    ...layers['survey_coverage'].map((record) => wordOf(record, 'surveyDate')),
    ...Object.values(entries).flatMap(({ sources }) => sources.map(({ date }) => date)),
  ].filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day ?? ''));
  return (days as string[]).sort().at(-1) ?? null;
}
