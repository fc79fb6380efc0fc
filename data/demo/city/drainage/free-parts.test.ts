import { describe, expect, it } from 'vitest';
import { freeParts } from './free-parts.ts';

const lane = (line: number[], isLoop = false) => ({ line, isLoop, cells: [7] });
const around = [0, 0, 100, 0, 100, 100, 0, 100];

describe('the free parts of a lane', () => {
  it('are the lane itself where nothing is in the way', () => {
    const loop = lane(around, true);
    expect(freeParts(loop, () => true)).toEqual([loop]);
    const stub = lane([3, 4]);
    expect(freeParts(stub, () => true)).toEqual([stub]);
  });

  it('keep their bends and end a step of 5 m or less before what is in the way', () => {
    // Water over the right half of the upper side.
    const parts = freeParts(lane(around), (x, y) => y < 90 || x < 50);
    expect(parts.map(({ line }) => line)).toEqual([
      [0, 0, 100, 0, 100, 85],
      [45, 100, 0, 100],
    ]);
    expect(parts.every(({ isLoop, cells }) => !isLoop && cells[0] === 7)).toBe(true);
  });

  it('of a loop are open lines', () => {
    const parts = freeParts(lane(around, true), (x, y) => y > 10 || x < 30);
    expect(parts.map(({ isLoop }) => isLoop)).toEqual([false, false]);
    expect(parts[1].line.slice(-2)).toEqual([0, 0]);
  });

  it('are none under water', () => {
    expect(freeParts(lane(around), () => false)).toEqual([]);
  });
});
