import { distanceFieldOf } from './distance-field-of.ts';
import { blankShareFromField } from './distance-field-share.ts';
import { limits } from '../../data/model/limits.ts';
import type { LandChoice } from './city-land.ts';
import type { NumberColumn } from './columns.ts';
import type { AnalysisContext } from './context.ts';
import { countPipes, leftOutReasons } from './counted-pipes.ts';
import { drawnPolygon } from './drawn-polygon.ts';
import { overlapAreas } from './overlap-areas.ts';
import { classNames, pipeClasses, recordClasses, type RecordClasses } from './pipe-classes.ts';
import type { ShapeParts } from './polygon-ops.ts';
import { lengthsInAreas } from './summary-lines.ts';
import { pointsInAreas } from './summary-points.ts';
import { polygonsInAreas } from './summary-polygons.ts';
import type { SummaryAnswer, SummaryCard, SummaryParameters, TouchedPolygons } from './summary-types.ts';
import { round4 } from './to-lon-lat.ts';
import { ZoneGrid } from './zone-grid.ts';

/** Squares laid over the areas: about 35 m in an area of 5 km². */
const squares = 4096;
/** Areas asked about, as one grid: the areas in order; of several, then all of them together. */
interface Areas {
  parts: ShapeParts[];
  grid: ZoneGrid;
}
type Part<K extends keyof SummaryCard> = SummaryCard[K][];

/**
 * What one or several drawn areas hold: pipes, nodes, flood-prone points, communities, heritage, roads and suspected
 * blank land, each with how complete the data are. Lengths and areas are clipped exactly, planar in the working CRS.
 * Throws for an area that cannot be used, naming which.
 */
export function summary(parameters: SummaryParameters, context: AnalysisContext): SummaryAnswer {
  return context.ops.arena(() => {
    const areas = drawnAreas(parameters, context);
    const land = context.land.defaultLand() ?? 'area';
    const areaM2 = areas.grid.areas();
    const landM2 = land === 'area' ? areaM2 : overlapAreas(areas.grid, context.land.unionGrid(layerOfLand[land]));
    const known = Array.from(areaM2, (): SummaryCard['known'] => ({}));
    const pipes = pipesIn(parameters, context, areas.grid, landM2, known);
    const nodes = pointsByClass(context, 'nodes', 'nodeType', areas.grid, known);
    const floods = pointsByClass(context, 'flood_points', 'floodStatus', areas.grid, known);
    const buildings = pointsByClass(context, 'heritage_buildings', undefined, areas.grid, known);
    const communities = communitiesIn(context, areas.grid, known);
    const heritageDistricts = touched(context, 'heritage_districts', areas.grid);
    const villages = touched(context, 'traditional_villages', areas.grid);
    const roads = roadsIn(context, areas.grid, areaM2, known);
    const surveyed = surveyedLand(context, areas.grid, land, landM2);
    const hasPipes = (context.dataset.layers['pipes']?.count ?? 0) > 0;
    const field = land !== 'area' && hasPipes ? distanceFieldOf(parameters, context) : undefined;
    const cards = areas.parts.map((parts, i): SummaryCard => ({
      areaM2: round4(areaM2[i]),
      landM2: round4(landM2[i]),
      pipes: pipes[i],
      nodes: nodes[i] && { count: nodes[i].count, byType: nodes[i].byClass },
      floodPoints: floods[i] && { count: floods[i].count, byStatus: floods[i].byClass },
      communities: communities[i],
      heritageDistricts: heritageDistricts[i],
      traditionalVillages: villages[i],
      heritageBuildings: buildings[i] && { count: buildings[i].count },
      roads: roads[i],
      blank: field ? blankShareFromField(field, parts, parameters.distanceM) : null,
      known: known[i],
      surveyedLand: surveyed[i],
    }));
    return {
      cards: cards.slice(0, parameters.areas.length),
      total: cards.at(-1)!,
      land,
      repairedPolygons: context.land.repairedPolygons(),
    };
  });
}

const layerOfLand: Record<LandChoice, string> = { built_up: 'built_up', district: 'districts' };

function drawnAreas({ areas }: SummaryParameters, context: AnalysisContext): Areas {
  const { ops } = context;
  const shapes = areas.map((area, i) => drawnPolygon(area, `areas[${i}]`, context));
  const parts = (shapes.length === 1 ? shapes : [...shapes, ops.union(shapes)]).map((shape) => ops.parts(shape));
  return {
    parts,
    grid: new ZoneGrid(
      parts.map((part) => part.flat()),
      squares,
    ),
  };
}

function pipesIn(
  filter: SummaryParameters,
  { dataset }: AnalysisContext,
  areas: ZoneGrid,
  landM2: Float64Array,
  known: SummaryCard['known'][],
): Part<'pipes'> {
  const columns = dataset.layers['pipes'];
  if (!columns?.count) return known.map(() => null);
  const counted = countPipes(columns, filter);
  const classes = ['kind' as const, ...classNames].map((name) => pipeClasses(columns, name));
  const also = ['status', 'role'].map((field) => recordClasses(columns, field));
  const { byClassM, leftOut } = lengthsInAreas(columns, areas, [...classes, ...also], counted.leftOut);
  return known.map((shares, area) => {
    const [kind, size, material, decade] = classes.map((each, d) => byName(each, byClassM[d], area));
    const lengthM = Object.values(kind).reduce((sum, each) => sum + each, 0);
    ['kind', 'diameterM', 'material', 'yearBuilt', 'status', 'role'].forEach((field, d) => {
      shares[`pipes.${field}`] = knownShare([...classes, ...also][d], byClassM[d], area);
    });
    return {
      lengthM: round4(lengthM),
      densityKmPerKm2: densityOf(lengthM, landM2[area]),
      lengthByKindM: kind,
      lengthBySizeM: size,
      lengthByMaterialM: material,
      lengthByDecadeM: decade,
      leftOut: Object.fromEntries(leftOutReasons.map((reason, i) => [reason, leftOut[area].get(i + 1) ?? 0])),
    };
  });
}

function roadsIn(
  { dataset }: AnalysisContext,
  areas: ZoneGrid,
  areaM2: Float64Array,
  known: SummaryCard['known'][],
): Part<'roads'> {
  const columns = dataset.layers['roads'];
  if (!columns?.count) return known.map(() => null);
  const classes = recordClasses(columns, 'roadClass');
  const [lengths] = lengthsInAreas(columns, areas, [classes]).byClassM;
  return known.map((shares, area) => {
    const lengthByClassM = byName(classes, lengths, area);
    const lengthM = Object.values(lengthByClassM).reduce((sum, each) => sum + each, 0);
    shares['roads.roadClass'] = knownShare(classes, lengths, area);
    return { lengthM: round4(lengthM), densityKmPerKm2: densityOf(lengthM, areaM2[area]), lengthByClassM };
  });
}

function pointsByClass(
  { dataset }: AnalysisContext,
  layer: string,
  field: string | undefined,
  areas: ZoneGrid,
  known: SummaryCard['known'][],
): ({ count: number; byClass: Record<string, number> } | null)[] {
  const columns = dataset.layers[layer];
  if (!columns?.count) return known.map(() => null);
  const classes = recordClasses(columns, field ?? '');
  const counts = pointsInAreas(columns, areas, classes);
  return known.map((shares, area) => {
    const byClass = byName(classes, counts, area);
    if (field) shares[`${layer}.${field}`] = knownShare(classes, counts, area);
    return { count: Object.values(byClass).reduce((sum, each) => sum + each, 0), byClass };
  });
}

function communitiesIn(context: AnalysisContext, areas: ZoneGrid, known: SummaryCard['known'][]): Part<'communities'> {
  const columns = context.dataset.layers['old_communities'];
  if (!columns?.count) return known.map(() => null);
  const households = (columns.fields['households'] as NumberColumn | undefined)?.values;
  const communities = polygonsInAreas(context, 'old_communities', areas);
  return known.map((shares, area) => {
    const items = communities[area].map(({ zone, ...polygon }) => {
      const value = households?.[zone.feature] ?? NaN;
      return { ...polygon, households: Number.isNaN(value) ? null : value };
    });
    const filled = items.filter((item) => item.households !== null);
    const sum = (of: (item: (typeof items)[number]) => number): number | null =>
      filled.length === 0 ? null : filled.reduce((total, item) => total + of(item), 0);
    shares['old_communities.households'] = items.length === 0 ? null : filled.length / items.length;
    return {
      count: items.length,
      households: sum((item) => item.households ?? 0),
      householdsInside: sum((item) => (item.households ?? 0) * item.shareInside),
      items: items.slice(0, limits.summaryListMax),
    };
  });
}

function touched(context: AnalysisContext, layer: string, areas: ZoneGrid): (TouchedPolygons | null)[] {
  if (!context.land.has(layer)) return Array.from({ length: areas.size }, () => null);
  return polygonsInAreas(context, layer, areas).map((polygons) => ({
    count: polygons.length,
    items: polygons.slice(0, limits.summaryListMax).map(({ zone: _zone, ...polygon }) => polygon),
  }));
}

function surveyedLand(
  { land: cityLand }: AnalysisContext,
  areas: ZoneGrid,
  land: LandChoice | 'area',
  landM2: Float64Array,
): (number | null)[] {
  if (!cityLand.has('survey_coverage')) return Array.from(landM2, () => null);
  const surveyed = land === 'area' ? cityLand.unionGrid('survey_coverage') : cityLand.surveyedGrid(land);
  const surveyedM2 = overlapAreas(areas, surveyed);
  return Array.from(landM2, (m2, area) => (m2 === 0 ? null : Math.min(1, (surveyedM2[area] ?? 0) / m2)));
}

/** Figures of an area by the names of the classes that have any. */
function byName({ names }: RecordClasses, figures: ArrayLike<number>, area: number): Record<string, number> {
  const named: Record<string, number> = {};
  names.forEach((name, i) => {
    const figure = figures[area * names.length + i];
    if (figure > 0) named[name] = round4(figure);
  });
  return named;
}

/** Share of an area's figures that is not of the unknown class; null where there are none. */
function knownShare({ names }: RecordClasses, figures: ArrayLike<number>, area: number): number | null {
  let sum = 0;
  for (let i = 0; i < names.length; i++) sum += figures[area * names.length + i];
  return sum === 0 ? null : 1 - figures[area * names.length + names.length - 1] / sum;
}

/** km over km² is metres over m², times a thousand. */
function densityOf(lengthM: number, areaM2: number): number | null {
  return areaM2 > 0 ? round4((lengthM / areaM2) * 1000) : null;
}
