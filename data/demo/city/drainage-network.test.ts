import { beforeAll, describe, expect, it } from 'vitest';
import { getProjection } from '../../geo/crs.ts';
import type { SurveyFeature } from '../../model/feature.ts';
import { makeDrainage, type DrainageFeatures } from './drainage-features.ts';
import { cellAt, createGrid, paintPolygon, stampSegment } from './drainage/grid.ts';
import { makePlan } from './make-plan.ts';
import type { CityPlan } from './plan.ts';
import type { TruthType } from './truth.ts';

const num = (feature: SurveyFeature, field: string): number => feature.properties[field] as number;
const text = (feature: SurveyFeature, field: string): string => feature.properties[field] as string;

describe.each([1, 2, 3])('the network of the sample city, seed %i', (seed) => {
  let plan: CityPlan;
  let city: DrainageFeatures;
  let pipes: SurveyFeature[];
  let nodes: Map<string, SurveyFeature>;
  beforeAll(() => {
    plan = makePlan({ seed, size: 0.05 });
    city = makeDrainage(plan, getProjection(plan.workingCrs));
    pipes = city.features.pipes;
    nodes = new Map(city.features.nodes.map((n) => [n.id, n]));
  });

  const spoilt = (...types: TruthType[]): Set<string> =>
    new Set(city.truths.filter((t) => types.includes(t.type)).flatMap((t) => t.keys));
  /** Mains with levels and sizes, less those whose keys are in `but`. */
  const mains = (but: Set<string>): SurveyFeature[] =>
    pipes.filter(
      (p) =>
        p.properties.role === 'main' && !but.has(p.id) && 'diameterM' in p.properties && 'invertEndM' in p.properties,
    );

  it('leads every pipe along the flow to an outfall or works, or into the street nobody surveyed', () => {
    const { net, unsurveyed } = city.drainage;
    const nodeOf = new Map(city.keys.nodes.map((key, i) => [key, net.nodes[i]]));
    const onward = new Map<string, SurveyFeature[]>();
    for (const pipe of pipes) {
      const from = text(pipe, 'startNodeId');
      onward.set(from, [...(onward.get(from) ?? []), pipe]);
    }
    const good = new Map<string, boolean>();
    const reaches = (node: string, depth: number): boolean => {
      const known = good.get(node);
      if (known !== undefined) return known;
      const type = text(nodes.get(node)!, 'nodeType');
      const next = onward.get(node) ?? [];
      const hidden = nodeOf.get(node)!;
      const nearHidden = [0, 1, 2, 3, 4, 5, 6, 7].some((k) =>
        unsurveyed.hides(hidden.x + 60 * Math.cos((k * Math.PI) / 4), hidden.y + 60 * Math.sin((k * Math.PI) / 4)),
      );
      const result =
        type === 'outfall' ||
        type === 'treatment_works' ||
        (next.length === 0 ? nearHidden : depth < 2000 && next.every((p) => reaches(text(p, 'endNodeId'), depth + 1)));
      good.set(node, result);
      return result;
    };
    expect(pipes.filter((p) => !reaches(text(p, 'endNodeId'), 0)).map((p) => p.id)).toEqual([]);
  });

  it('gives every pipe two nodes with records, and its line ends on them', () => {
    for (const pipe of pipes) {
      const line = pipe.geometry.coordinates as [number, number][];
      expect(nodes.get(text(pipe, 'startNodeId'))?.geometry.coordinates).toEqual(line[0]);
      expect(nodes.get(text(pipe, 'endNodeId'))?.geometry.coordinates).toEqual(line.at(-1));
    }
  });

  it('falls along the flow in every main and connection that is not a planted fault', () => {
    const but = spoilt('adverse_slope');
    const rising = pipes.filter(
      (p) => !but.has(p.id) && p.properties.remark !== '泵站压力管' && num(p, 'invertEndM') >= num(p, 'invertStartM'),
    );
    expect(rising.map((p) => p.id)).toEqual([]);
    const planted = pipes.filter((p) => but.has(p.id));
    expect(planted.length).toBeGreaterThan(0);
    expect(planted.filter((p) => num(p, 'invertEndM') < num(p, 'invertStartM') + 0.05)).toEqual([]);
  });

  it('leaves every manhole no higher than it came in, but from pump stations', () => {
    const arriving = new Map<string, number>();
    for (const pipe of mains(new Set())) {
      const to = text(pipe, 'endNodeId');
      arriving.set(to, Math.min(arriving.get(to) ?? Infinity, num(pipe, 'invertEndM')));
    }
    const higher = mains(new Set()).filter((p) => {
      const from = nodes.get(text(p, 'startNodeId'))!;
      return (
        from.properties.nodeType !== 'pump_station' &&
        from.properties.nodeType !== 'diversion' &&
        num(p, 'invertStartM') > (arriving.get(from.id) ?? Infinity) + 1e-6
      );
    });
    expect(higher.map((p) => p.id)).toEqual([]);
  });

  it('never shrinks downstream but where that was planted', () => {
    const but = spoilt('large_into_small');
    const into = new Map<string, { height: number; width: number }>();
    const size = (p: SurveyFeature): { height: number; width: number } => ({
      height: num(p, 'diameterM'),
      width: (p.properties.widthM as number | undefined) ?? num(p, 'diameterM'),
    });
    for (const pipe of mains(but)) {
      const to = text(pipe, 'endNodeId');
      const before = into.get(to) ?? { height: 0, width: 0 };
      const { height, width } = size(pipe);
      into.set(to, { height: Math.max(before.height, height), width: Math.max(before.width, width) });
    }
    const shrinking = mains(but).filter((p) => {
      const above = into.get(text(p, 'startNodeId'));
      // The small pipe that an interception chamber sends to the foul sewer is meant to be small.
      return (
        above &&
        p.properties.remark !== '截流管' &&
        (size(p).height < above.height - 1e-9 || size(p).width < above.width - 1e-9)
      );
    });
    expect(shrinking.map((p) => p.id)).toEqual([]);
  });

  it('keeps half a metre of cover over every main that is a pipe', () => {
    const bare = mains(new Set()).filter((p) => {
      if (p.properties.form === 'open_channel') return false;
      const [a, b] = [nodes.get(text(p, 'startNodeId'))!, nodes.get(text(p, 'endNodeId'))!];
      const atEnd = b.properties.nodeType === 'outfall' ? Infinity : num(b, 'groundM') - num(p, 'invertEndM');
      return Math.min(num(a, 'groundM') - num(p, 'invertStartM'), atEnd) - num(p, 'diameterM') < 0.5 - 1e-6;
    });
    expect(bare.map((p) => p.id)).toEqual([]);
  });

  it('changes from storm to foul or back only where a misconnection was planted', () => {
    const but = spoilt('misconnection');
    const kindInto = (p: SurveyFeature): string => text(nodes.get(text(p, 'endNodeId'))!, 'kind');
    const mixed = pipes.filter((p) => {
      const kinds = [text(p, 'kind'), kindInto(p)];
      return !but.has(p.id) && kinds.includes('storm') && kinds.includes('foul');
    });
    expect(mixed.map((p) => p.id)).toEqual([]);
  });

  it('has a flap at every outfall below the flood level but the planted ones', () => {
    const but = spoilt('drowned_outfall');
    const open = city.features.nodes.filter((n) => {
      const water = plan.waters.find((w) => w.name.zh === n.properties.receivingWater);
      return (
        n.properties.nodeType === 'outfall' &&
        !but.has(n.id) &&
        water &&
        n.properties.hasFlap === false &&
        num(n, 'bottomM') < water.floodLevelM
      );
    });
    expect(open.map((n) => n.id)).toEqual([]);
  });

  it('has few outfalls at a lake: no two within 300 m', () => {
    const outfalls = city.drainage.net.nodes.filter(
      ({ type, water }) => type === 'outfall' && plan.waters[water]?.type === 'lake',
    );
    const near = outfalls.filter((a, i) =>
      outfalls.some((b, k) => k < i && a.water === b.water && Math.hypot(a.x - b.x, a.y - b.y) < 300),
    );
    expect(outfalls.length).toBeGreaterThan(0);
    expect(near.map(({ x, y }) => [x, y])).toEqual([]);
  });

  it('keeps the mains of blocks out of the water', () => {
    const { net, waters } = city.drainage;
    const wet = net.pipes.filter(({ from, role, points: [x1, y1, x2, y2] }) => {
      const steps = Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 3);
      const isWet = (k: number): boolean => waters.at(x1 + ((x2 - x1) * k) / steps, y1 + ((y2 - y1) * k) / steps) >= 0;
      return role === 'main' && net.nodes[from].branch && Array.from({ length: steps + 1 }, (_, k) => k).some(isWet);
    });
    expect(wet.map(({ points }) => points)).toEqual([]);
  });

  it('leaves no 2,000 m² of built-up land farther than 50 m from a main outside the planted sites and the unsurveyed street', () => {
    const { net, graph, unsurveyed, blanks } = city.drainage;
    const covered = createGrid(plan.extent, 10);
    for (const [i, pipe] of net.pipes.entries()) {
      const [x1, y1, x2, y2] = pipe.points as [number, number, number, number];
      if (pipe.role !== 'main' || city.keys.pipes[i] === '' || unsurveyed.hides((x1 + x2) / 2, (y1 + y2) / 2)) continue;
      stampSegment(covered, x1, y1, x2, y2, 50, (from, end) => covered.value.fill(1, from, end));
    }
    const planted = createGrid(plan.extent, 10);
    for (const site of blanks) paintPolygon(planted, [site.ring], 1);
    for (const truth of city.truths) {
      if (truth.type === 'blank_area')
        planted.value[cellAt(planted, ...getProjection(plan.workingCrs).forward(...truth.place))] = 1;
    }
    const isBlank = (cell: number): boolean =>
      graph.builtUp.value[cell] === 1 && covered.value[cell] === 0 && unsurveyed.land.value[cell] === 0;
    let elsewhere = 0;
    let sites = 0;
    const seen = new Uint8Array(covered.value.length);
    for (let start = 0; start < covered.value.length; start++) {
      if (seen[start] || !isBlank(start)) continue;
      seen[start] = 1;
      const patch = [start];
      for (let k = 0; k < patch.length; k++) {
        for (const next of [patch[k] + 1, patch[k] - 1, patch[k] + covered.columns, patch[k] - covered.columns]) {
          if (!isBlank(next) || seen[next]) continue;
          seen[next] = 1;
          patch.push(next);
        }
      }
      // Patches below 2,000 m² (20 cells) are no blank areas.
      if (patch.length < 20) continue;
      if (patch.some((cell) => planted.value[cell])) sites += patch.length;
      else elsewhere += patch.length;
    }
    expect(sites).toBeGreaterThan(0);
    expect(elsewhere / (elsewhere + sites)).toBeLessThan(0.03);
  });
});
