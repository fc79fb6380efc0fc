import { getProjection } from '../../data/geo/crs.ts';
import { areaOfParts, blankLandOf } from '../../server/analysis/blank-land.ts';
import { previewTotals } from '../../server/analysis/blank-preview.ts';
import { CityLand } from '../../server/analysis/city-land.ts';
import type { AnalysisContext } from '../../server/analysis/context.ts';
import { countPipes } from '../../server/analysis/counted-pipes.ts';
import { distanceFieldOf } from '../../server/analysis/distance-field-of.ts';
import { distanceImage } from '../../server/analysis/distance-field-image.ts';
import { blankShareFromField } from '../../server/analysis/distance-field-share.ts';
import type { DistanceField } from '../../server/analysis/distance-field.ts';
import { farLand } from '../../server/analysis/far-land.ts';
import { pipeIndex } from '../../server/analysis/pipe-index.ts';
import { createGeosPolygonOps } from '../../server/engine/geos-polygon-ops.ts';
import { forAnalysis, type LoadedLayer } from '../../server/engine/loaded-layer.ts';
import { geosBlankAreas } from '../../server/engine/testing/geos-blank-areas.ts';
import type { BenchRow, Side } from './harness.ts';
import type { MeasurementCity } from './measurement-city.ts';
import { postgisSide } from './postgis.ts';
import { shapelySide } from './shapely-side.ts';

const distanceM = 50;
const quadrantSegments = 64;

/** Blank areas of the measurement city: exact, and from the distance field. One thread each. */
export async function rows(city: MeasurementCity): Promise<BenchRow[]> {
  const columns = await city.columns();
  const context = await contextOf(city, columns);
  const pipes = pipeIndex(countPipes(context.dataset.layers['pipes'], {}));
  const { known } = blankLandOf(context, 'built_up');
  const [layer, parcels] = [columns.get('pipes')!, columns.get('built_up')!];
  let field: DistanceField;
  const makeField = async (): Promise<void> => void (field ??= distanceFieldOf({}, context));
  const side = (name: string, run: () => number, setup?: Side['setup']): Side => ({
    name,
    threads: 1,
    run: async () => run(),
    ...(setup ? { setup } : {}),
  });
  let step = 0;
  const nextDistance = (): number => 10 + ((step += 7) % 190);
  return [
    {
      job: 'Blank areas, exact: farther than 50 m from every pipe, 64 chords per quarter, before the minimum area',
      target: '≥ 8 × geos-wasm or shapely per core (floor 4 ×)',
      note: 'Pipes and land loaded, projected and indexed on every side; the checksum is the blank area in m².',
      ours: side('traced outlines', () =>
        areaOfParts(farLand(pipes, known, distanceM, quadrantSegments, () => undefined)),
      ),
      peers: [geosSide(layer, parcels), shapelySide('shapely per parcel', 'blank_shapely.py', [layer, parcels]), postgisSide(city, 'blank_areas_64.sql', ([, m2]) => Number(m2))], // prettier-ignore
      rounds: 5,
      tolerance: 1e-4,
    },
    {
      job: 'Distance field: 5 m cells over the city, exact distances, totals by distance and district',
      target: 'made once per set of kinds, in the background of the first question',
      ours: side('distance field', () => Math.round(distanceFieldOf({}, context).beyondM2[0])),
      peers: [],
      rounds: 3,
    },
    {
      job: 'Preview: totals of the city and 16 districts for a distance, another one each time',
      target: '≤ 100 ms',
      note: 'The checksum is the land of the city; estimate and bounds at 50 m are compared in the tests.',
      ours: side('from the field', () => Math.round(previewTotals(field, nextDistance()).landM2), makeField),
      peers: [],
      rounds: 30,
    },
    {
      job: 'Preview: the view as a picture, 5 km × 4 km',
      target: '≤ 100 ms',
      ours: side('from the field', () => distanceImage(field, context.projection, [113.62, 34.73, 113.675, 34.766]).columns, makeField), // prettier-ignore
      peers: [],
      rounds: 30,
    },
    {
      job: 'Blank share of a drawn area of 5 km² for a distance, another one each time',
      target: 'part of a summary: p50 ≤ 25 ms in all',
      ours: side('from the field', () => Math.round(blankShareFromField(field, drawn(field), nextDistance()).knownM2), makeField), // prettier-ignore
      peers: [],
      rounds: 30,
    },
  ];
}

async function contextOf(city: MeasurementCity, columns: ReadonlyMap<string, LoadedLayer>): Promise<AnalysisContext> {
  const dataset = forAnalysis({
    city: city.cityId,
    version: 'v1',
    workingCrs: city.workingCrs,
    layers: Object.fromEntries(columns),
  });
  const ops = await createGeosPolygonOps();
  return {
    dataset,
    projection: getProjection(city.workingCrs),
    ops,
    land: new CityLand(dataset, ops),
    checkpoint: () => undefined,
  };
}

function drawn({ minX, minY }: DistanceField): number[][][] {
  const [x, y, side] = [minX + 15_000, minY + 15_000, Math.sqrt(5e6)];
  return [[[x, y, x + side, y + 200, x + side, y + side, x + 100, y + side, x, y]]];
}

function geosSide(pipes: LoadedLayer, parcels: LoadedLayer): Side {
  let blank: Awaited<ReturnType<typeof geosBlankAreas>>;
  return {
    name: 'geos-wasm per parcel',
    threads: 1,
    setup: async () => void (blank = await geosBlankAreas(pipes, parcels)),
    run: async () => blank(distanceM),
  };
}
