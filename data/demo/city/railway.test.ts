import { describe, expect, it } from 'vitest';
import { inRing, lineLength, nearestOnLine } from './lines.ts';
import { makeRailways } from './railway.ts';
import { makeShape } from './shape.ts';

describe('the railway', () => {
  const shape = makeShape(1, 1);
  const [line, ...stations] = makeRailways(shape);

  it('runs through the city from border to border, and no further', () => {
    expect(lineLength(line.points)).toBeGreaterThan(18_000);
    for (let i = 0; i < line.points.length; i += 2)
      expect(inRing(shape.outline, line.points[i], line.points[i + 1])).toBe(true);
  });

  it('turns as a main line may: no radius under 400 m', () => {
    const { points } = line;
    for (let i = 8; i + 9 < points.length; i += 2) {
      const before = Math.atan2(points[i + 1] - points[i - 7], points[i] - points[i - 8]);
      const after = Math.atan2(points[i + 9] - points[i + 1], points[i + 8] - points[i]);
      const turn = Math.abs(Math.atan2(Math.sin(after - before), Math.cos(after - before)));
      const alongM = Math.hypot(points[i + 8] - points[i], points[i + 9] - points[i + 1]);
      expect(alongM / Math.max(turn, 1e-9)).toBeGreaterThan(400);
    }
  });

  it('has stations on the line, as long as they were drawn', () => {
    expect(stations.map((station) => station.name.en)).toContain('Demo City Station');
    for (const { points, type } of stations) {
      expect(type).toBe('station');
      expect(lineLength(points)).toBeGreaterThan(250);
      expect(nearestOnLine(line.points, points[0], points[1]).distanceM).toBeLessThan(0.01);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(makeRailways(makeShape(1, 1))).toEqual([line, ...stations]);
    expect(makeRailways(makeShape(2, 1))[0].points).not.toEqual(line.points);
  });
});
