import { expect, it } from 'vitest';
import { gradientNoise } from './noise.ts';
import { randomStream } from './random.ts';

it('streams of different names share no numbers, of the same name all', () => {
  const take = (name: string): number[] => {
    const next = randomStream(7, name);
    return Array.from({ length: 20 }, () => next());
  };
  expect(take('a')).toEqual(take('a'));
  expect(take('a').filter((v) => take('b').includes(v))).toEqual([]);
});

it('streams of different seeds differ', () => {
  expect(randomStream(1, 'a')()).not.toBe(randomStream(2, 'a')());
});

it('noise is smooth: over a thousandth of its wavelength it changes by less than a hundredth', () => {
  const noise = gradientNoise(3, 'smooth', 500);
  for (let k = 0; k < 500; k++) {
    const [x, y] = [k * 97.3, k * 31.7];
    expect(Math.abs(noise(x, y) - noise(x + 0.5, y))).toBeLessThan(0.01);
    expect(Math.abs(noise(x, y))).toBeLessThan(1.6);
  }
});
