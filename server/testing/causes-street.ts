import type { SurveyFeature } from '../../data/model/feature.ts';
import { drainsOf } from '../analysis/causes/drains.ts';
import type { PipeLoads } from '../analysis/causes/evidence.ts';
import { findCauses, type PlaceCauses } from '../analysis/causes/find-causes.ts';
import { inletsOf } from '../analysis/causes/inlet-gap.ts';
import type { PolygonOps } from '../analysis/polygon-ops.ts';
import type { Hollows } from '../analysis/terrain-hollows.ts';
import { createGeosPolygonOps } from '../engine/geos-polygon-ops.ts';
import { analysisContext, box, feature } from '../engine/testing/planar-city.ts';

/** What a record says. */
export type Values = SurveyFeature['properties'];

/**
 * A change to one street. Ground at 10 m, manholes A … E every 60 m to the east and the outfall O; DN800 at 2 ‰, an inlet at every manhole. A
 * kilometre to the south a like street, P … U, with inlets alone.
 */
export interface Change {
  pipes?: Record<string, Values>;
  nodes?: Record<string, Values>;
  more?: { pipes?: SurveyFeature[]; nodes?: SurveyFeature[]; layers?: Record<string, SurveyFeature[]> };
  withoutInlets?: string[];
}

/** The manholes of the street. */
export const names = ['A', 'B', 'C', 'D', 'E', 'O'];

/** Those of the street to the south. */
export const others = ['P', 'Q', 'R', 'S', 'T', 'U'];

/** Where a manhole lies. */
export const place = (id: string): [number, number] =>
  others.includes(id) ? [60 * others.indexOf(id), -1000] : [60 * names.indexOf(id), 0];

/** A storm main. */
export const main = (id: string, from: [number, number], to: [number, number], values: Values): SurveyFeature =>
  feature(
    id,
    { type: 'LineString', coordinates: [from, to] },
    { role: 'main', kind: 'storm', flowEvidence: 'surveyed', ...values },
  );

/** A manhole with ground at 10 m. */
export const node = (id: string, at: [number, number], values: Values): SurveyFeature =>
  feature(id, { type: 'Point', coordinates: at }, { nodeType: 'manhole', groundM: 10, ...values });

/** The city with a change. */
export function layersOf({
  pipes = {},
  nodes = {},
  more = {},
  withoutInlets = [],
}: Change): Record<string, SurveyFeature[]> {
  const mains = names.slice(0, -1).map((from, i) => {
    const to = names[i + 1];
    const level = { invertStartM: 8 - 0.12 * i, invertEndM: 8 - 0.12 * (i + 1) };
    return main(from + to, place(from), place(to), {
      startNodeId: from,
      endNodeId: to,
      diameterM: 0.8,
      ...level,
      ...pipes[from + to],
    });
  });
  const manholes = names.map((id) =>
    node(id, place(id), {
      ...(id === 'O' ? { nodeType: 'outfall', bottomM: 7.4, hasFlap: true, receivingWater: 'River' } : {}),
      ...nodes[id],
    }),
  );
  const inlets = [...names, ...others].filter((id) => id !== 'O' && !withoutInlets.includes(id));
  const besides = (id: string): [number, number] => [place(id)[0], place(id)[1] + 8];
  return {
    pipes: [
      ...mains,
      ...others.slice(0, -1).map((from, i) =>
        main(from + others[i + 1], place(from), place(others[i + 1]), {
          startNodeId: from,
          endNodeId: others[i + 1],
        }),
      ),
      ...inlets.map((id) =>
        main(`i${id}`, besides(id), place(id), {
          role: 'inlet_connection',
          startNodeId: `I${id}`,
          endNodeId: id,
        }),
      ),
      ...(more.pipes ?? []),
    ],
    nodes: [
      ...manholes,
      ...others.map((id) => node(id, place(id), {})),
      ...inlets.map((id) => node(`I${id}`, besides(id), { nodeType: 'inlet' })),
      ...(more.nodes ?? []),
    ],
    water: [{ ...box('River', 400, -50, 500, 50), properties: { name: 'River', floodLevelM: 9 } }],
    ...more.layers,
  };
}

/** Geometry that every case shares. */
export const ops: PolygonOps = await createGeosPolygonOps();

/** Every pipe carries 1 m³/s and is asked for 0.5, unless said otherwise. */
export function causesAt(
  at: [number, number],
  change: Change = {},
  {
    loads = {},
    hollows,
    surveyed = true,
  }: { loads?: Record<string, [number, number]>; hollows?: Hollows; surveyed?: boolean } = {},
): PlaceCauses & { codes: string[] } {
  const { dataset } = analysisContext(layersOf(change), ops);
  const drains = drainsOf(dataset);
  const { keys } = dataset.layers.pipes;
  const of = (k: 0 | 1, usual: number): Float64Array =>
    Float64Array.from(drains.city.recordOf, (record) => loads[keys[record]]?.[k] ?? usual);
  const made: PipeLoads = {
    fullM3s: of(0, 1),
    demandM3s: of(1, 0.5),
    areaHa: of(0, 1),
    carriesYears: of(0, 1),
    years: 5,
  };
  const base = { dataset, drains, inlets: inletsOf(drains), loads: made, hollows, isSurveyed: () => surveyed };
  const found = findCauses(base, ...at);
  return { ...found, codes: found.causes.map(({ cause }) => cause) };
}

/** One hollow of a depth around (0, 0). */
export const bowl = (depthM: number): Hollows => ({
  cellM: 20,
  list: [],
  near: (x, y, reachM) =>
    Math.hypot(x, y) <= 20 + reachM
      ? { hollow: { depthM, spillM: 10, areaM2: 800, x: 0, y: 0 }, distanceM: 0 }
      : undefined,
});
