import { beforeAll, describe, expect, it } from 'vitest';
import { makeCity } from '../data/demo/city/make-city.ts';
import { getProjection, type Projection } from '../data/geo/crs.ts';
import type { Geometry, PolygonGeometry, Position, SurveyFeature } from '../data/model/feature.ts';
import type { AnalysisContext } from '../server/analysis/context.ts';
import { indicators } from '../server/analysis/indicators.ts';
import { policyMatrix } from '../server/analysis/policy-matrix.ts';
import type { PolicyAnswer } from '../server/analysis/policy-types.ts';
import { summary } from '../server/analysis/summary.ts';
import { createGeosPolygonOps } from '../server/engine/geos-polygon-ops.ts';
import { loadPlanar, type Planar, type PlanarGeometry } from '../server/engine/testing/planar.ts';
import { analysisContext } from '../server/engine/testing/planar-city.ts';

/**
 * The generated sample city, small, asked for its policy matrix, a summary and indicators; the same figures computed
 * with JSTS straight from the records. Lengths within 1 cm and areas within 0.1 m², because JSTS snaps when it must.
 */
const distanceM = 50;
const floodDistanceM = 100;
const weights = { blank: 0.4, flood: 0.3, thin: 0.2, combined: 0.1, weak: 0.2 };

/** JSTS turns the chords of a buffer otherwise: 6 cm along an outline that is some hundred metres long. */
const arcShare = 1e-3;

let planar: Planar;
let features: Record<string, SurveyFeature[]>;
let projection: Projection;
let context: AnalysisContext;
beforeAll(async () => {
  planar = await loadPlanar();
  const city = makeCity({ seed: 1, size: 0.02 });
  features = city.features;
  projection = getProjection(city.plan.workingCrs);
  context = analysisContext(features, await createGeosPolygonOps(), projection);
}, 120_000);

const metres = (positions: Position[]): number[][] => positions.map(([lon, lat]) => projection.forward(lon, lat));
function planarOf(geometry: Geometry): PlanarGeometry {
  if (geometry.type === 'Point') return planar.point(metres([geometry.coordinates])[0]);
  if (geometry.type === 'LineString') return planar.line(metres(geometry.coordinates));
  if (geometry.type === 'Polygon') return planar.polygon(geometry.coordinates.map(metres));
  if (geometry.type === 'MultiPolygon')
    return planar.union(geometry.coordinates.map((rings) => planar.polygon(rings.map(metres))));
  throw new Error(`the sample city has no ${geometry.type}`);
}
const layer = (id: string) => (features[id] ?? []).map((each) => ({ ...each, shape: planarOf(each.geometry) }));
const unionOf = (id: string) => planar.union(layer(id).map((each) => each.shape));
const countedPipes = () =>
  layer('pipes').filter(
    ({ properties: { status, form, role } }) =>
      (status ?? 'in_use') === 'in_use' && form !== 'open_channel' && (role ?? 'main') === 'main',
  );
const lengthIn = (lines: { shape: PlanarGeometry }[], area: PlanarGeometry): number => {
  const near = lines.filter(({ shape }) => shape.getEnvelopeInternal().intersects(area.getEnvelopeInternal()));
  return near.reduce((sum, { shape }) => sum + planar.intersection(shape, area).getLength(), 0);
};
const borderOf = (shape: PlanarGeometry): PlanarGeometry => planar.buffer(shape.getBoundary(), 1e-3, 4);
/** Roads are where districts meet: what runs within a millimetre of a border may count on either side, or half. */
function expectLength(
  actual: number | null | undefined,
  lines: { shape: PlanarGeometry }[],
  area: PlanarGeometry,
  border: PlanarGeometry,
): void {
  const inner = lengthIn(lines, planar.difference(area, border));
  expect(actual).toBeGreaterThanOrEqual(inner - 0.05);
  expect(actual).toBeLessThanOrEqual(inner + lengthIn(lines, border) + 0.05);
}
const near = (actual: number | null | undefined, expected: number, tolerance: number): void =>
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(tolerance);

describe('the policy matrix of the sample city', () => {
  let answer: PolicyAnswer;
  beforeAll(() => {
    answer = policyMatrix({ distanceM, floodDistanceM, weights }, context);
  });

  it('has a row for every old community and heritage district, ranked by score', () => {
    const keys = [...features['old_communities'], ...features['heritage_districts']].map((each) => each.id);
    expect(keys.length).toBeGreaterThan(3);
    expect(answer.features.map((row) => row.properties.key).sort()).toEqual(keys.sort());
    expect(answer.features.map((row) => row.properties.rank)).toEqual(keys.map((_, i) => i + 1));
    const scores = answer.features.map((row) => row.properties.score ?? NaN);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('has the pipe, the area within 50 m of a pipe, the blank land and the flood-prone points that JSTS finds', () => {
    const pipes = countedPipes();
    const known = planar.intersection(unionOf('built_up'), unionOf('survey_coverage'));
    const floods = layer('flood_points');
    const places = [...layer('old_communities'), ...layer('heritage_districts')];
    for (const { id, shape, properties } of places) {
      const row = answer.features.find((each) => each.properties.key === id)?.properties;
      const close = pipes.filter((pipe) => planar.distance(pipe.shape, shape) <= distanceM);
      const served = planar.union(close.map((pipe) => planar.buffer(pipe.shape, distanceM, 16)));
      const land = planar.intersection(shape, known);
      const blankM2 = planar.difference(land, served).getArea();
      near(row?.areaM2, shape.getArea(), 0.1);
      near(row?.lengthM, lengthIn(pipes, shape), 0.01);
      near(row?.servedShare, planar.intersection(shape, served).getArea() / shape.getArea(), arcShare);
      near(row?.blankM2, blankM2, arcShare * shape.getArea());
      if (land.getArea() > 0) near(row?.blankShare, blankM2 / land.getArea(), arcShare);
      else expect(row?.blankShare).toBeNull();
      const reached = floods.filter((point) => planar.distance(point.shape, shape) <= floodDistanceM);
      const open = reached.filter((point) => !['fixed', 'verified'].includes(String(point.properties['floodStatus'])));
      expect(row).toMatchObject({ floodPoints: reached.length, openFloodPoints: open.length });
      expect(row?.households ?? null).toBe(properties['households'] ?? null);
    }
  });

  it('gives every score as the sum of its reasons, the strongest first', () => {
    for (const { properties } of answer.features) {
      const points = properties.reasons.map((reason) => reason.points);
      expect(points).toEqual(points.toSorted((a, b) => b - a));
      near(
        properties.score,
        points.reduce((sum, each) => sum + each, 0),
        0.2,
      );
    }
  });
});

describe('a summary of the sample city', () => {
  /** A square of the given half side around the middle of the pipes, sides straight in the working CRS. */
  const square = (halfM: number, shiftM = 0): PolygonGeometry => {
    const ends = features['pipes'].flatMap((pipe) => metres(pipe.geometry.coordinates as Position[]));
    const x = ends.reduce((sum, at) => sum + at[0], 0) / ends.length + shiftM;
    const y = ends.reduce((sum, at) => sum + at[1], 0) / ends.length;
    const corners = [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]]; // prettier-ignore
    return {
      type: 'Polygon',
      coordinates: [corners.map(([i, j]) => projection.inverse(x + i * halfM, y + j * halfM))],
    };
  };

  it('has what JSTS finds in the area', () => {
    const area = square(400);
    const { cards, total } = summary({ areas: [area], distanceM }, context);
    const [card] = cards;
    const shape = planarOf(area);
    const pipes = countedPipes();
    near(card.areaM2, 640_000, 0.1);
    near(card.landM2, planar.intersection(shape, unionOf('built_up')).getArea(), 0.1);
    near(card.pipes?.lengthM, lengthIn(pipes, shape), 0.05);
    for (const kind of ['storm', 'foul', 'combined']) {
      near(card.pipes?.lengthByKindM[kind] ?? 0, lengthIn(pipes.filter((pipe) => pipe.properties['kind'] === kind), shape), 0.05); // prettier-ignore
    }
    const large = pipes.filter((pipe) => Number(pipe.properties['diameterM']) >= 1.5);
    near(card.pipes?.lengthBySizeM['1500-'] ?? 0, lengthIn(large, shape), 0.05);
    const eighties = pipes.filter((pipe) => Math.floor(Number(pipe.properties['yearBuilt']) / 10) === 198);
    near(card.pipes?.lengthByDecadeM['1980'] ?? 0, lengthIn(eighties, shape), 0.05);
    near(card.roads?.lengthM, lengthIn(layer('roads'), shape), 0.05);
    const inside = (id: string) => layer(id).filter((each) => planar.distance(each.shape, shape) === 0);
    expect(card.nodes?.count).toBe(inside('nodes').length);
    expect(card.nodes?.byType['manhole']).toBe(
      inside('nodes').filter((node) => node.properties['nodeType'] === 'manhole').length,
    );
    expect(card.floodPoints?.count).toBe(inside('flood_points').length);
    expect(card.heritageBuildings?.count).toBe(inside('heritage_buildings').length);
    const communities = layer('old_communities').filter((each) => planar.intersection(each.shape, shape).getArea() > 1);
    expect(card.communities?.items.map((item) => item.key).sort()).toEqual(communities.map((each) => each.id).sort());
    expect(card.communities?.households).toBe(
      communities.length === 0
        ? null
        : communities.reduce((sum, each) => sum + Number(each.properties['households'] ?? 0), 0),
    );
    expect(card.nodes?.count).toBeGreaterThan(50);
    expect(total).toEqual(card);
  });

  it('counts once in the total what two areas share', () => {
    const [left, right] = [square(300, -200), square(300, 200)];
    const { cards, total } = summary({ areas: [left, right], distanceM }, context);
    const both = planar.union([planarOf(left), planarOf(right)]);
    near(total.areaM2, 2 * 360_000 - 200 * 600, 0.1);
    near(total.pipes?.lengthM, lengthIn(countedPipes(), both), 0.05);
    expect((cards[0].pipes?.lengthM ?? 0) + (cards[1].pipes?.lengthM ?? 0)).toBeGreaterThan(
      total.pipes?.lengthM ?? NaN,
    );
    expect(total.nodes?.count).toBe(layer('nodes').filter((node) => planar.distance(node.shape, both) === 0).length);
  });

  it('says null for layers the city does not have', async () => {
    const bare = analysisContext({ districts: features['districts'] }, await createGeosPolygonOps(), projection);
    expect(summary({ areas: [square(400)], distanceM }, bare).total).toMatchObject({
      pipes: null,
      nodes: null,
      floodPoints: null,
      communities: null,
      heritageDistricts: null,
      roads: null,
      blank: null,
      surveyedLand: null,
    });
  });

  it('names the area that cannot be used', () => {
    const bow: PolygonGeometry = {
      type: 'Polygon',
      coordinates: [
        square(300).coordinates[0].map((at, i, ring) => (i === 1 ? ring[2] : i === 2 ? ring[1] : at)) as Position[],
      ],
    };
    expect(() => summary({ areas: [square(300), bow], distanceM }, context)).toThrow(
      /areas\[1\] is not a valid polygon/,
    );
  });
});

describe('indicators of the sample city', () => {
  it('are those that JSTS finds in each district', () => {
    const { features: rows, roadDensityOver } = indicators('districts', context);
    expect(roadDensityOver).toBe('built_up');
    const builtUp = unionOf('built_up');
    const builtUpBorder = borderOf(builtUp);
    const classified = unionOf('land_cover');
    const roads = layer('roads');
    const green = layer('land_cover').filter((each) => ['green', 'forest'].includes(String(each.properties['cover'])));
    for (const district of layer('districts')) {
      const row = rows.find((each) => each.id === district.id)?.properties;
      const land = planar.intersection(district.shape, builtUp);
      near(row?.builtUpShare, land.getArea() / district.shape.getArea(), 1e-6);
      expectLength(row?.roadLengthM, roads, district.shape, borderOf(district.shape));
      if (land.getArea() > 1) {
        const border = planar.union([borderOf(district.shape), builtUpBorder]);
        expectLength(((row?.roadDensityKmPerKm2 ?? NaN) * land.getArea()) / 1000, roads, land, border);
      }
      const greenM2 = planar.union(green.map((each) => planar.intersection(each.shape, district.shape))).getArea();
      const classifiedM2 = planar.intersection(classified, district.shape).getArea();
      near(row?.greenShare, greenM2 / classifiedM2, 1e-4);
      near(row?.classifiedShare, Math.min(1, classifiedM2 / district.shape.getArea()), 1e-4);
    }
  });

  it('are refused for a layer that the city does not have', async () => {
    const bare = analysisContext({ districts: features['districts'] }, await createGeosPolygonOps(), projection);
    expect(() => indicators('streets', bare)).toThrow(/no records in the layer "streets"/);
  });
});
