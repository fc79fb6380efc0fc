import type { PolygonGeometry } from '../../data/model/feature.ts';
import { AnalysisError } from './analysis-error.ts';
import type { AnalysisContext } from './context.ts';
import { overlapAreas } from './overlap-areas.ts';
import { recordClasses } from './pipe-classes.ts';
import { lengthsInAreas } from './summary-lines.ts';
import { round4, toLonLat } from './to-lon-lat.ts';
import { ZoneGrid } from './zone-grid.ts';

/** Land covers that count as green: planted and wooded land. */
export const greenCovers = ['green', 'forest'] as const;

export interface IndicatorFigures {
  name: string | null;
  areaM2: number;
  builtUpM2: number | null;
  /** Built-up area ÷ area; null where the city has no built-up layer. */
  builtUpShare: number | null;
  roadLengthM: number | null;
  roadLengthByClassM: Record<string, number> | null;
  /** Roads in the zone's built-up area ÷ that area, km/km²; over the whole zone where the city has no such layer. */
  roadDensityKmPerKm2: number | null;
  /** Share of the classified land that is green or forest; null where none is classified. */
  greenShare: number | null;
  coverM2: Record<string, number> | null;
  /** Share of the area that the land cover classifies: the completeness of the green share. */
  classifiedShare: number | null;
  /** Share of road length with a known class. */
  knownRoadClass: number | null;
}

export interface IndicatorsAnswer {
  features: {
    type: 'Feature';
    id: string;
    geometry: PolygonGeometry;
    properties: IndicatorFigures;
  }[];
  roadDensityOver: 'built_up' | 'zone';
  repairedPolygons: number;
}

/**
 * Indicators of a city check-up 城市体检 per district or street: road density 路网密度, green share and built-up share.
 * Planar in the working CRS, clipped exactly; land covers that overlap count once in each class. Throws
 * `layer-unsuitable` for a city without that layer.
 */
export function indicators(layer: 'districts' | 'streets', context: AnalysisContext): IndicatorsAnswer {
  const { land, ops, projection, dataset } = context;
  if (!land.has(layer)) {
    const message = `${dataset.city} has no records in the layer "${layer}"; import it, or ask about ${layer === 'streets' ? 'districts' : 'streets'}`;
    throw new AnalysisError('layer-unsuitable', 'layer', message);
  }
  const grid = land.zoneGrid(layer);
  const areas = land.zoneAreas(layer);
  const builtUpM2 = land.has('built_up') ? land.builtUpIn(layer).zonesM2 : undefined;
  const roads = roadsIn(context, layer);
  context.checkpoint(0.5);
  const covers = coversIn(context, grid);
  const features = land.zonesOf(layer).map(({ key, name, shape }, i) => {
    const areaM2 = areas[i];
    const coverM2 = covers && Object.fromEntries(covers.classes.map(([cover, m2]) => [cover, round4(m2[i])]));
    const classifiedM2 = covers?.togetherM2[i] ?? 0;
    const greenM2 = greenCovers.reduce((sum, cover) => sum + (coverM2?.[cover] ?? 0), 0);
    const overM2 = builtUpM2 ? builtUpM2[i] : areaM2;
    return {
      type: 'Feature' as const,
      id: key,
      geometry: toLonLat(ops.parts(shape), projection),
      properties: {
        name,
        areaM2: round4(areaM2),
        builtUpM2: builtUpM2 ? round4(builtUpM2[i]) : null,
        builtUpShare: builtUpM2 ? Math.min(1, builtUpM2[i] / areaM2) : null,
        roadLengthM: roads ? round4(roads.lengthM(i)) : null,
        roadLengthByClassM: roads ? roads.byClassM(i) : null,
        roadDensityKmPerKm2: roads && overM2 > 0 ? round4((roads.countedM(i) / overM2) * 1000) : null,
        greenShare: classifiedM2 > 0 ? Math.min(1, greenM2 / classifiedM2) : null,
        coverM2: coverM2 ?? null,
        classifiedShare: covers ? Math.min(1, classifiedM2 / areaM2) : null,
        knownRoadClass: roads ? roads.known(i) : null,
      },
    };
  });
  return { features, roadDensityOver: builtUpM2 ? 'built_up' : 'zone', repairedPolygons: land.repairedPolygons() };
}

/** Roads of each zone, and those in its built-up area where the city has that layer. */
function roadsIn({ dataset, land, ops }: AnalysisContext, layer: string) {
  const columns = dataset.layers['roads'];
  if (!columns?.count) return undefined;
  const classes = recordClasses(columns, 'roadClass');
  const width = classes.names.length;
  const [all] = lengthsInAreas(columns, land.zoneGrid(layer), [classes]).byClassM;
  const inBuiltUp = land.has('built_up')
    ? ops.arena(() => {
        const builtUp = land.landOf('built_up');
        const rings = land.zonesOf(layer).map(({ shape }) => ops.parts(ops.intersection(shape, builtUp)).flat());
        return lengthsInAreas(columns, new ZoneGrid(rings, 2 ** 17), [classes]).byClassM[0];
      })
    : all;
  const sum = (of: Float64Array, zone: number): number =>
    of.subarray(zone * width, (zone + 1) * width).reduce((total, each) => total + each, 0);
  return {
    lengthM: (zone: number) => sum(all, zone),
    countedM: (zone: number) => sum(inBuiltUp, zone),
    byClassM: (zone: number) =>
      Object.fromEntries(
        classes.names.flatMap((name, i) => (all[zone * width + i] > 0 ? [[name, round4(all[zone * width + i])]] : [])),
      ),
    known: (zone: number) => (sum(all, zone) > 0 ? 1 - all[(zone + 1) * width - 1] / sum(all, zone) : null),
  };
}

/** Area of each land cover in each zone, m², and of all covers together. */
function coversIn({ dataset, land, ops }: AnalysisContext, zones: ZoneGrid) {
  const columns = dataset.layers['land_cover'];
  if (!columns?.count) return undefined;
  const { names, codes } = recordClasses(columns, 'cover');
  const byCover = names.map((name, code) => {
    const shapes = land.zonesOf('land_cover').filter((zone) => codes[zone.feature] === code);
    const rings = ops.arena(() => ops.parts(ops.union(shapes.map((zone) => zone.shape))).flat());
    return { name, grid: new ZoneGrid([rings], 2 ** 17), isEmpty: shapes.length === 0 };
  });
  return {
    // What nobody classified is no class: it lowers the share that is classified.
    classes: byCover
      .slice(0, -1)
      .filter((cover) => !cover.isEmpty)
      .map(({ name, grid }) => [name, overlapAreas(zones, grid)] as const),
    togetherM2: overlapAreas(zones, classifiedGrid()),
  };

  function classifiedGrid(): ZoneGrid {
    const shapes = land.zonesOf('land_cover').filter((zone) => codes[zone.feature] < names.length - 1);
    return new ZoneGrid([ops.arena(() => ops.parts(ops.union(shapes.map((zone) => zone.shape))).flat())], 2 ** 17);
  }
}
