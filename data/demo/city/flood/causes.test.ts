import { describe, expect, it } from 'vitest';
import { getProjection } from '../../../geo/crs.ts';
import type { SurveyFeature } from '../../../model/feature.ts';
import { fullFlow } from '../../../network/manning.ts';
import type { Section } from '../../../network/section.ts';
import { makeDrainage } from '../drainage-features.ts';
import { findHollows } from '../drainage/hollows.ts';
import { createPointHash } from '../drainage/point-hash.ts';
import { cityStorm, intensity } from '../drainage/storm-formula.ts';
import { makePlan } from '../make-plan.ts';

const plan = makePlan({ seed: 1, size: 0.4 });
const projection = getProjection(plan.workingCrs);
const city = makeDrainage(plan, projection);
const nodes = city.features.nodes;
const nodeOf = new Map(nodes.map((n) => [n.id, n]));
const placeOf = (f: SurveyFeature): [number, number] =>
  projection.forward(...(f.geometry.coordinates as [number, number]));
const value = (f: SurveyFeature, field: string): number | undefined => f.properties[field] as number | undefined;

const mainsFrom = new Map<unknown, SurveyFeature>();
const inletsAt = new Set<unknown>();
const sizeInto = new Map<unknown, number>();
for (const pipe of city.features.pipes) {
  const { role, startNodeId, endNodeId, remark } = pipe.properties;
  if (role === 'inlet_connection') inletsAt.add(endNodeId);
  if (role !== 'main' || remark === '截流管' || remark === '泵站压力管') continue;
  mainsFrom.set(startNodeId, pipe);
  sizeInto.set(endNodeId, Math.max(sizeInto.get(endNodeId) ?? 0, value(pipe, 'diameterM') ?? 0));
}
const manholes = createPointHash(60);
for (const [i, n] of nodes.entries()) {
  const { nodeType, kind } = n.properties;
  if (nodeType !== 'outfall' && nodeType !== 'inlet' && kind !== 'foul') manholes.add(...placeOf(n), i);
}
const hollows = findHollows(plan, city.drainage.waters, 0.12);
const floodLevel = new Map(plan.waters.map((w) => [w.name.zh, w.floodLevelM]));
/** Land upstream of each pipe and its time of flow, which catchments would give. */
const landOf = new Map(city.keys.pipes.map((key, i) => [key, city.drainage.net.pipes[i]]));

const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0);

function carriesTooLittle(pipe: SurveyFeature): boolean {
  const { diameterM, widthM, sideSlope, sectionShape, form, invertStartM, invertEndM, lengthM, roughness } =
    pipe.properties;
  if (diameterM === undefined || invertStartM === undefined) return false;
  const open = form === 'open_channel';
  const section = { shape: sectionShape, heightM: diameterM, widthM: widthM ?? diameterM, sideSlope, open } as Section;
  const slope = ((invertStartM as number) - (invertEndM as number)) / (lengthM as number);
  const { minutes, runoffHa } = landOf.get(pipe.id)!;
  const demand = (intensity(cityStorm, 5, minutes) * runoffHa) / 1000;
  return 1.2 * fullFlow(section, slope, (roughness as number | undefined) ?? 0.013) < demand;
}

/** The likely cause of standing water, from records and terrain alone. */
function infer(point: SurveyFeature): string {
  const [x, y] = placeOf(point);
  const near = manholes.nearest(x, y, 45);
  if (near < 0) return 'no_network';
  const served = (reachM: number): number[] =>
    manholes.within(x, y, reachM).map((i) => (inletsAt.has(nodes[i].id) ? 1 : 0));
  const inHollow = hollows.some((h) => {
    const reachM = Math.sqrt((h.cells.length * h.cellM ** 2) / Math.PI) + 30;
    return Math.hypot(h.x - x, h.y - y) < reachM;
  });
  // Inlets were taken at least so far around a hollow; behind that the compounds beside the street may have theirs.
  if (inHollow && sum(served(45)) <= 1) return 'low_lying';
  let backwater = false;
  let tooSmall = false;
  let lengthM = 0;
  for (let pipe = mainsFrom.get(nodes[near].id); pipe && lengthM < 1000;) {
    const { invertStartM, invertEndM, pressure, functionalGrade, endNodeId, startNodeId } = pipe.properties;
    if (lengthM < 500) {
      const rises = invertStartM !== undefined && (invertEndM as number) > (invertStartM as number);
      if (rises || (pressure === 'pressure' && functionalGrade === 'grade_4')) return 'blocked';
      const shrinks = (value(pipe, 'diameterM') ?? Infinity) < (sizeInto.get(startNodeId) ?? 0) - 1e-6;
      tooSmall ||= shrinks || (lengthM < 250 && carriesTooLittle(pipe));
    }
    const end = nodeOf.get(endNodeId as string)!;
    const level = floodLevel.get(end.properties.receivingWater as string) ?? -Infinity;
    backwater ||= end.properties.hasFlap === false && value(end, 'bottomM')! < level && value(nodes[near], 'groundM')! < level + 2; // prettier-ignore
    lengthM += value(pipe, 'lengthM')!;
    pipe = mainsFrom.get(endNodeId);
  }
  if (backwater) return 'backwater';
  if (tooSmall) return 'undersized';
  return sum(served(75)) === 0 ? 'missing_inlets' : inHollow ? 'low_lying' : 'other';
}

describe('causes of the flood-prone points', () => {
  it('can be told from records and terrain for at least 85 of 100 points', () => {
    const points = city.features.flood_points;
    const wrong = points.filter((p) => infer(p) !== p.properties.cause);
    const agreement = 1 - wrong.length / points.length;
    expect(points.length).toBeGreaterThan(40);
    expect(agreement).toBeGreaterThanOrEqual(0.85);
  });
});
