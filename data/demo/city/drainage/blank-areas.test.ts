import { beforeAll, describe, expect, it } from 'vitest';
import { ringArea } from '../lines.ts';
import { makePlan } from '../make-plan.ts';
import type { CityPlan } from '../plan.ts';
import { chooseBlankSites, isMainRoad, type BlankSite } from './blank-areas.ts';
import { alongPolyline, polylineLength } from './polyline.ts';

describe('sites without drains', () => {
  let plan: CityPlan;
  let sites: BlankSite[];
  beforeAll(() => {
    plan = makePlan({ seed: 2, size: 0.1 });
    sites = chooseBlankSites(plan);
  });

  it('follow the borders of blocks: every corner is one of a block', () => {
    const corners = new Set<string>();
    for (const { polygon } of plan.blocks)
      for (const ring of polygon) for (let i = 0; i < ring.length; i += 2) corners.add(`${ring[i]},${ring[i + 1]}`);
    expect(sites.length).toBeGreaterThan(5);
    for (const { ring } of sites) {
      expect(ringArea(ring)).toBeGreaterThanOrEqual(26_000);
      for (let i = 0; i < ring.length; i += 2) expect(corners).toContain(`${ring[i]},${ring[i + 1]}`);
    }
  });

  it('are apart: what one contains no other touches', () => {
    for (const [k, site] of sites.entries()) {
      expect(site.contains(site.x, site.y)).toBe(true);
      expect(sites.filter((other, j) => j !== k && other.touches(site.x, site.y))).toEqual([]);
    }
  });

  it('are crossed by no main road at grade', () => {
    const crossed = plan.roads.edges.filter((edge) => {
      if (!isMainRoad(edge.roadClass) || edge.level !== 0) return false;
      const { x, y } = alongPolyline(edge.points, polylineLength(edge.points) / 2);
      return sites.some((site) => site.contains(x, y));
    });
    expect(crossed.map(({ id }) => id)).toEqual([]);
  });

  it('have their wall 14 m inside the border, which they touch', () => {
    for (const { ring, contains, touches } of sites) {
      expect(touches(ring[0], ring[1])).toBe(true);
      expect(contains(ring[0], ring[1])).toBe(false);
    }
  });
});
