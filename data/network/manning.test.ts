import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fullFlow, fullVelocity } from './manning.ts';
import { readSection } from './read-section.ts';
import { findRoughness, getRoughness } from './roughness.ts';
import { hydraulicRadius, sectionArea, type Section } from './section.ts';
import { velocityLimits } from './velocity-limits.ts';

const pipe = (mm: number): Section => ({ shape: 'circular', heightM: mm / 1000, widthM: mm / 1000 });
const sections: [name: string, section: Section, areaM2: number, radiusM: number][] = [
  ['DN1000: π/4, D/4', pipe(1000), 0.785398, 0.25],
  ['box 2 × 1.5 m: 3, 3 ÷ 7', { shape: 'rectangular', heightM: 1.5, widthM: 2 }, 3, 0.428571],
  ['open flume 2 × 1.5 m: 3, 3 ÷ 5', { shape: 'rectangular', heightM: 1.5, widthM: 2, open: true }, 3, 0.6],
  [
    'channel, bed 1 m, depth 1 m, banks 1 : 1.5: 2.5, 2.5 ÷ (1 + 2 √3.25)',
    { shape: 'trapezoidal', heightM: 1, widthM: 1, sideSlope: 1.5, open: true },
    2.5,
    0.542819,
  ],
  [
    'the same with a lid of 4 m: 2.5 ÷ (1 + 2 √3.25 + 4)',
    { shape: 'trapezoidal', heightM: 1, widthM: 1, sideSlope: 1.5 },
    2.5,
    0.29051,
  ],
  ['gutter 3 m across, 2 m deep: 3, 3 ÷ 5', { shape: 'triangular', heightM: 2, widthM: 3, open: true }, 3, 0.6],
  ['ellipse 1 × 0.5 m: π/8, perimeter 2.42211', { shape: 'elliptical', heightM: 1, widthM: 0.5 }, 0.392699, 0.162131],
  ['egg 1.5 × 1 m: 1.1485, R 0.2897', { shape: 'egg', heightM: 1.5, widthM: 1 }, 1.148533, 0.289671],
];

describe('full flow by Manning', () => {
  it.each(sections)('%s (by hand, to 1e-5)', (_, section, areaM2, radiusM) => {
    expect(sectionArea(section)).toBeCloseTo(areaM2, 5);
    expect(hydraulicRadius(section)).toBeCloseTo(radiusM, 5);
  });

  it('of DN600 at 2 ‰ and n = 0.013 is 0.97 m/s and 275 L/s (0.15^(2/3) · √0.002 ÷ 0.013)', () => {
    expect(fullVelocity(pipe(600), 0.002, 0.013)).toBeCloseTo(0.9712, 4);
    expect(fullFlow(pipe(600), 0.002, 0.013)).toBeCloseTo(0.27459, 5);
  });

  it('of DN300 is 0.75 m/s at 3 ‰ in concrete and 0.80 m/s at 2 ‰ in plastic (domain reference 2.4)', () => {
    expect(fullVelocity(pipe(300), 0.003, getRoughness('concrete'))).toBeCloseTo(0.75, 2);
    expect(fullVelocity(pipe(300), 0.002, getRoughness('pvc'))).toBeCloseTo(0.8, 2);
  });

  it('is nothing without a fall', () => {
    expect(fullFlow(pipe(300), 0, 0.013)).toBe(0);
    expect(fullFlow(pipe(300), -0.01, 0.013)).toBe(0);
  });

  it('grows with size and fall, and shrinks with roughness', () => {
    const size = fc.double({ min: 0.1, max: 4, noNaN: true });
    const rough = fc.double({ min: 0.008, max: 0.05, noNaN: true });
    const fall = fc.double({ min: 1e-4, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(size, rough, fall, fc.double({ min: 1.01, max: 3, noNaN: true }), (d, n, slope, more) => {
        const flow = fullFlow(pipe(1000 * d), slope, n);
        expect(fullFlow(pipe(1000 * d * more), slope, n)).toBeGreaterThan(flow);
        expect(fullFlow(pipe(1000 * d), slope * more, n)).toBeGreaterThan(flow);
        expect(fullFlow(pipe(1000 * d), slope, n * more)).toBeLessThan(flow);
      }),
    );
  });
});

describe('a surveyed section', () => {
  const record = { shape: undefined, form: undefined, diameterM: 0.6, widthM: NaN, sideSlope: NaN };

  it('is round where nothing but a diameter is said', () => {
    expect(readSection(record)).toEqual(pipe(600));
    expect(readSection({ ...record, form: 'pipe', shape: 'circular', widthM: 9 })).toEqual(pipe(600));
  });

  it('is open where the form says so', () => {
    const box = { ...record, shape: 'rectangular', widthM: 1 };
    expect(readSection({ ...box, form: 'open_channel' })).toMatchObject({ shape: 'rectangular', open: true });
    expect(readSection({ ...box, form: 'covered_channel' })).toMatchObject({ open: false });
  });

  it('names what is missing, and supposes nothing', () => {
    expect(readSection({ ...record, diameterM: NaN })).toBe('diameter');
    expect(readSection({ ...record, shape: 'rectangular' })).toBe('width');
    expect(readSection({ ...record, form: 'open_channel' })).toBe('shape');
    expect(readSection({ ...record, widthM: 2 })).toBe('shape');
    expect(readSection({ ...record, shape: 'irregular', widthM: 2 })).toBe('shape');
    expect(readSection({ ...record, shape: 'trapezoidal', widthM: 2 })).toBe('side-slope');
    expect(findRoughness('other')).toBeUndefined();
    expect(findRoughness(undefined)).toBeUndefined();
    expect(() => getRoughness('glass')).toThrow('glass');
  });
});

describe('velocity limits', () => {
  it('follow kind, form and material (domain reference 2.4)', () => {
    expect(velocityLimits('storm', 'pipe', 'concrete')).toEqual({ leastMs: 0.75, greatestMs: 5 });
    expect(velocityLimits('foul', 'pipe', 'ductile_iron')).toEqual({ leastMs: 0.6, greatestMs: 10 });
    expect(velocityLimits('storm', 'open_channel', undefined)).toEqual({ leastMs: 0.4, greatestMs: 5 });
  });
});
