import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyWeakPoints, noClass } from './classes.ts';
import { proposedWeights, type WeakComponent, weakComponents, type WeakWeights } from './components.ts';
import { rankWeakPoints, type WeakMatrix } from './rank.ts';
import { weakReasons } from './reasons.ts';

/** A matrix of objects that know what is named. */
function matrixOf(objects: Partial<Record<WeakComponent, number>>[]): WeakMatrix {
  const x = weakComponents.flatMap((component) => objects.map((object) => object[component] ?? NaN));
  return { count: objects.length, x: Float32Array.from(x) };
}

const none = Object.fromEntries(weakComponents.map((component) => [component, 0])) as WeakWeights;

describe('the ranking of weak points', () => {
  it('weighs what is known: worked by hand', () => {
    // (0.25 · 0.5 + 0.2 · 1 + 0.05 · 0.2) ÷ (0.25 + 0.2 + 0.05) = 0.335 ÷ 0.5
    const { score, completeness } = rankWeakPoints(matrixOf([{ capacity: 0.5, flood: 1, age: 0.2 }]), proposedWeights);
    expect(score[0]).toBeCloseTo(67, 4);
    // All proposed weights are 1.10 together.
    expect(completeness[0]).toBeCloseTo(0.5 / 1.1, 6);
  });

  it('lowers the completeness for what is missing, and not the score', () => {
    const { score, completeness } = rankWeakPoints(
      matrixOf([{ capacity: 0.4 }, { capacity: 0.4, flood: 0.4 }]),
      proposedWeights,
    );
    expect(score[0]).toBe(score[1]);
    expect(completeness[0]).toBeLessThan(completeness[1]);
  });

  it('puts the weakest first and gives equal scores one rank', () => {
    const { order, rank } = rankWeakPoints(
      matrixOf([{ flood: 0.2 }, { flood: 0.9 }, { age: 0.2 }, {}, { flood: 0 }]),
      proposedWeights,
    );
    expect([...order]).toEqual([1, 0, 2, 4]);
    expect([...rank]).toEqual([2, 1, 2, 0, 4]);
  });

  it('knows no score where nothing weighs, and none without objects', () => {
    const nothing = rankWeakPoints(matrixOf([{ flood: 1 }]), none);
    expect(nothing.score[0]).toBeNaN();
    expect([...nothing.order, ...nothing.rank]).toEqual([0]);
    expect(rankWeakPoints(matrixOf([]), proposedWeights).order).toHaveLength(0);
  });

  it('ranks a single object first', () => {
    const { rank, score } = rankWeakPoints(matrixOf([{ slope: 0.25 }]), { ...none, slope: 0.3 });
    expect([rank[0], score[0]]).toEqual([1, 25]);
  });

  const value = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: NaN });
  const object = fc.array(value, { minLength: weakComponents.length, maxLength: weakComponents.length });
  const weights = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: weakComponents.length,
      maxLength: weakComponents.length,
    }) // prettier-ignore
    .map((list) => Object.fromEntries(weakComponents.map((component, c) => [component, list[c]])) as WeakWeights);

  it('never scores an object lower, nor ranks it behind where it stood, for a component that got worse', () => {
    const which = fc.integer({ min: 0, max: weakComponents.length - 1 });
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 12 }), weights, which, (objects, w, c) => {
        fc.pre(!Number.isNaN(objects[0][c]));
        const of = (list: number[][]): WeakMatrix =>
          matrixOf(list.map((row) => Object.fromEntries(weakComponents.map((name, k) => [name, row[k]]))));
        const before = rankWeakPoints(of(objects), w);
        const worse = objects.map((row, i) => (i === 0 ? row.with(c, 1) : row));
        const after = rankWeakPoints(of(worse), w);
        if (Number.isNaN(before.score[0])) return;
        expect(after.score[0]).toBeGreaterThanOrEqual(before.score[0]);
        expect(after.rank[0]).toBeLessThanOrEqual(before.rank[0]);
      }),
    );
  });

  it('gives the reasons of a score as its parts', () => {
    fc.assert(
      fc.property(object, weights, (row, w) => {
        const matrix = matrixOf([Object.fromEntries(weakComponents.map((name, k) => [name, row[k]]))]);
        const { score } = rankWeakPoints(matrix, w);
        const { reasons, unknown } = weakReasons(matrix, 0, w);
        if (!Number.isNaN(score[0]))
          expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score[0], 3);
        expect(unknown.every((name) => Number.isNaN(row[weakComponents.indexOf(name)]) && w[name] > 0)).toBe(true);
      }),
    );
  });
});

describe('the four classes', () => {
  it('reach down to the weakest 1, 5 and 20 per cent, and leave a score of 0 blue', () => {
    const objects = Array.from({ length: 100 }, (_, i) => ({ flood: i < 90 ? (100 - i) / 100 : 0 }));
    const { classOf, counts, leastScore } = classifyWeakPoints(rankWeakPoints(matrixOf(objects), proposedWeights));
    expect(counts).toEqual([1, 4, 15, 80]);
    expect([classOf[0], classOf[4], classOf[19], classOf[99]]).toEqual([0, 1, 2, 3]);
    expect(leastScore.map((score) => Math.round(score))).toEqual([100, 96, 81, 0]);
  });

  it('keep equal scores together, and have none for an object without a score', () => {
    const objects = [...Array.from({ length: 10 }, () => ({ flood: 1 })), {}];
    const { classOf, counts } = classifyWeakPoints(rankWeakPoints(matrixOf(objects), proposedWeights));
    expect(counts).toEqual([10, 0, 0, 0]);
    expect(classOf[10]).toBe(noClass);
  });

  it('are all blue in a city where nothing is wrong', () => {
    const { counts } = classifyWeakPoints(rankWeakPoints(matrixOf([{ flood: 0 }, { flood: 0 }]), proposedWeights));
    expect(counts).toEqual([0, 0, 0, 2]);
  });
});
