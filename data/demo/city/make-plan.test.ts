import { beforeAll, describe, expect, it } from 'vitest';
import { inPolygon, inRing, lineLength } from './lines.ts';
import { polygonArea } from './inner-point.ts';
import { makePlan } from './make-plan.ts';
import { makeShape } from './shape.ts';
import { makeWaters } from './make-waters.ts';
import type { CityPlan, Polygon } from './plan.ts';
import { groundAt } from './drainage/ground.ts';

/** FNV-1a over the parts of a plan that everything else is made of. */
function fingerprint(plan: CityPlan): number {
  let hash = 0x811c9dc5;
  const eat = (text: string): void => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  };
  eat(JSON.stringify({ ...plan, seed: 0, terrain: null, roads: plan.roads.edges }));
  eat(plan.roads.nodes.join());
  eat(plan.terrain.levelM.filter((_, i) => i % 17 === 0).join());
  return hash >>> 0;
}

const km2 = (polygons: readonly Polygon[]): number => polygons.reduce((sum, p) => sum + polygonArea(p), 0) / 1e6;

describe('the plan of the sample city', () => {
  let plan: CityPlan;
  beforeAll(() => {
    plan = makePlan({ seed: 1, size: 0.05 });
  });

  it('is the same to the byte for the same seed and size', () => {
    expect(fingerprint(makePlan({ seed: 1, size: 0.05 }))).toBe(fingerprint(plan));
  });

  it('is another city for another seed', () => {
    expect(fingerprint(makePlan({ seed: 2, size: 0.05 }))).not.toBe(fingerprint(plan));
  });

  it('can be very small', () => {
    const small = makePlan({ seed: 3, size: 0.02 });
    expect(small.roads.edges.length).toBeGreaterThan(50);
    expect(small.districts.length).toBeGreaterThan(1);
  });

  it('can be made from any seed', () => {
    for (const seed of [0, 4, 5, 6, 2_000_000_011])
      expect(makePlan({ seed, size: 0.03 }).districts.length).toBeGreaterThan(2);
  });

  it('refuses a size that makes no city', () => {
    expect(() => makePlan({ seed: 1, size: 0 })).toThrow('size must lie between');
  });

  it('has no two streets at grade that cross without a junction', () => {
    expect(crossings(plan)).toEqual([]);
  });

  it('has streets whose ends are their nodes, to a centimetre', () => {
    const { nodes, edges } = plan.roads;
    for (const edge of edges) {
      const [x, y] = [nodes[2 * edge.from], nodes[2 * edge.from + 1]];
      const [u, v] = [nodes[2 * edge.to], nodes[2 * edge.to + 1]];
      expect(Math.hypot(edge.points[0] - x, edge.points[1] - y)).toBeLessThan(0.01);
      expect(Math.hypot(edge.points.at(-2)! - u, edge.points.at(-1)! - v)).toBeLessThan(0.01);
      expect(edge.from).not.toBe(edge.to);
    }
  });

  it('lets every street be reached from every other', () => {
    const { nodes, edges } = plan.roads;
    const at: number[][] = Array.from({ length: nodes.length / 2 }, () => []);
    for (const { from, to } of edges) {
      at[from].push(to);
      at[to].push(from);
    }
    const seen = new Set([0]);
    const stack = [0];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      for (const other of at[node]) {
        if (!seen.has(other)) {
          seen.add(other);
          stack.push(other);
        }
      }
    }
    expect(seen.size).toBe(at.length);
  });

  it('leaves no stubs: a street that ends nowhere is at least 12 m long', () => {
    const { nodes, edges } = plan.roads;
    const degree = new Uint8Array(nodes.length / 2);
    for (const { from, to } of edges) {
      degree[from]++;
      degree[to]++;
    }
    const stubs = edges.filter((e) => (degree[e.from] === 1 || degree[e.to] === 1) && lineLength(e.points) < 12);
    expect(stubs).toEqual([]);
  });

  it('cuts the city into blocks that tile it (areas agree to one in a million)', () => {
    const blocks = km2(plan.blocks.map((b) => b.polygon));
    expect(blocks / km2(plan.districts.map((d) => d.polygon))).toBeCloseTo(1, 6);
  });

  it('has blocks that do not overlap: no place of a grid lies in two', () => {
    const { minX, maxX, minY, maxY } = plan.extent;
    const hits: string[] = [];
    for (let k = 0; k < 900; k++) {
      const x = minX + ((k % 30) + 0.513) * ((maxX - minX) / 30);
      const y = minY + (Math.floor(k / 30) + 0.487) * ((maxY - minY) / 30);
      const inside = plan.blocks.filter((b) => inPolygon(b.polygon, x, y));
      if (inside.length > 1) hits.push(inside.map((b) => b.id).join(' '));
    }
    expect(hits).toEqual([]);
  });

  it('has rings that run the right way round: outer ones with their land on the left, holes too', () => {
    for (const { polygon } of plan.blocks) {
      expect(polygonArea([polygon[0]])).toBeGreaterThan(0);
      for (const hole of polygon.slice(1)) expect(polygonArea([hole])).toBeLessThan(0);
    }
  });

  it('has streets (街道) that make up their districts exactly', () => {
    for (const district of plan.districts) {
      const parts = km2(plan.streets.filter((s) => s.districtId === district.id).map((s) => s.polygon));
      expect(parts / km2([district.polygon]), district.id).toBeCloseTo(1, 6);
    }
  });

  it('counts as surveyed all land but that of one street', () => {
    const left = plan.streets.find((s) => s.id === plan.unsurveyedStreetId)!;
    const city = km2(plan.districts.map((d) => d.polygon));
    expect(km2(plan.coverage)).toBeCloseTo(city - km2([left.polygon]), 6);
  });

  it('has as much built-up area as blocks that are built up', () => {
    expect(km2(plan.builtUp)).toBeCloseTo(km2(plan.blocks.filter((b) => b.builtUp).map((b) => b.polygon)), 6);
  });

  it('lies on a plain of plausible levels, with the water below its banks', () => {
    let [low, high] = [Infinity, -Infinity];
    for (const level of plan.terrain.levelM) {
      low = Math.min(low, level);
      high = Math.max(high, level);
    }
    expect(low).toBeGreaterThan(5);
    expect(high).toBeLessThan(260);
    for (const node of plan.roads.edges.filter((e) => e.character === 'inner').map((e) => e.from)) {
      const [x, y] = [plan.roads.nodes[2 * node], plan.roads.nodes[2 * node + 1]];
      if (plan.waters.some((w) => inPolygon(w.polygon, x, y))) continue;
      expect(groundAt(plan.terrain, x, y)).toBeGreaterThan(plan.waters[0].normalLevelM - 0.5);
    }
  });

  it('has a river whose bed falls downstream (tenths of its length, 0.3 m for local unevenness)', () => {
    const { centreline } = plan.waters[0];
    const beds: number[] = [];
    for (let k = 1; k < 10; k++) {
      const at = 2 * Math.floor((k / 10) * (centreline.length / 2));
      beds.push(groundAt(plan.terrain, centreline[at], centreline[at + 1]));
    }
    expect(beds.at(-1)!).toBeLessThan(beds[0] + 0.3);
  });

  it('has canals whose reaches fall towards the river', () => {
    const canals = makeWaters(makeShape(1, 1)).filter((w) => w.type === 'canal');
    expect(canals.length).toBeGreaterThan(8);
    for (const name of new Set(canals.map((w) => w.name.zh))) {
      const levels = canals.filter((w) => w.name.zh === name).map((w) => w.normalLevelM);
      expect(levels).toEqual(levels.toSorted((p, q) => q - p));
    }
  });

  it('names every street (街道), district and road without ambiguity', () => {
    for (const areas of [plan.streets, plan.districts]) {
      expect(new Set(areas.map((a) => a.id)).size).toBe(areas.length);
      expect(new Set(areas.map((a) => a.name.zh)).size).toBe(areas.length);
      expect(new Set(areas.map((a) => a.name.en)).size).toBe(areas.length);
    }
    expect(new Set(plan.roads.edges.map((e) => e.id)).size).toBe(plan.roads.edges.length);
  });

  it('puts every street edge in a street (街道) of its district', () => {
    const districtOf = new Map(plan.streets.map((s) => [s.id, s.districtId]));
    for (const edge of plan.roads.edges) expect(districtOf.get(edge.streetId)).toBe(edge.districtId);
  });

  it('digs its hollows: the ground in the middle is lower than all round', () => {
    for (const { x, y, radiusM } of plan.hollows) {
      const round = Array.from({ length: 8 }, (_, k) => {
        const a = (k * Math.PI) / 4;
        return groundAt(plan.terrain, x + radiusM * Math.cos(a), y + radiusM * Math.sin(a));
      });
      expect(groundAt(plan.terrain, x, y)).toBeLessThan(round.reduce((sum, v) => sum + v, 0) / 8 - 0.15);
    }
  });

  it('keeps its streets inside the city boundary, 60 m for the roads that leave it', () => {
    const rings = plan.districts.map((d) => d.polygon[0]);
    const outside = plan.roads.edges.filter((e) => !rings.some((r) => inRing(r, e.points[0], e.points[1])));
    expect(outside.length / plan.roads.edges.length).toBeLessThan(0.1);
  });
});

/** Pairs of streets at grade whose lines cross away from a common node. */
function crossings(plan: CityPlan): string[] {
  const cellM = 60;
  const cells = new Map<string, { edge: number; i: number }[]>();
  const found: string[] = [];
  const { edges } = plan.roads;
  for (const [index, edge] of edges.entries()) {
    if (edge.level !== 0) continue;
    for (let i = 0; i + 3 < edge.points.length; i += 2) {
      const [x1, y1, x2, y2] = edge.points.slice(i, i + 4) as [number, number, number, number];
      for (let c = Math.floor(Math.min(x1, x2) / cellM); c <= Math.floor(Math.max(x1, x2) / cellM); c++) {
        for (let r = Math.floor(Math.min(y1, y2) / cellM); r <= Math.floor(Math.max(y1, y2) / cellM); r++) {
          const list = cells.get(`${c},${r}`) ?? [];
          for (const other of list) {
            const o = edges[other.edge];
            const shared = [o.from, o.to].some((n) => n === edge.from || n === edge.to);
            const [a, b, d, e] = o.points.slice(other.i, other.i + 4) as [number, number, number, number];
            if (other.edge === index || !properlyCross(x1, y1, x2, y2, a, b, d, e)) continue;
            found.push(`${edge.id} × ${o.id}${shared ? ' (neighbours)' : ''}`);
          }
          list.push({ edge: index, i });
          cells.set(`${c},${r}`, list);
        }
      }
    }
  }
  return [...new Set(found)];
}

function properlyCross(
  ...[ax, ay, bx, by, cx, cy, dx, dy]: [number, number, number, number, number, number, number, number]
): boolean {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number =>
    (qx - px) * (ry - py) - (qy - py) * (rx - px);
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < -1e-6 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < -1e-6
  );
}
