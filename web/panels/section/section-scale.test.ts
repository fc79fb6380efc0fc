import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SectionResult } from '../../../server/contract/section.ts';
import { firstView, panned, sectionScale, wholeView, zoomed } from './section-scale.ts';
import { sampleSection } from './testing/sample-section.ts';

const box = { left: 80, top: 10, width: 1000, height: 200 };

describe('the scales of a section', () => {
  it('put every level and the whole length into the box', () => {
    const section = sampleSection();
    const scale = sectionScale(section, wholeView(section), box);
    expect([scale.x(0), scale.x(section.totals.lengthM)]).toEqual([80, 1080]);
    const levels = section.pipes.flatMap(({ invertInM, crownOutM }) => [invertInM, crownOutM]);
    for (const level of levels.filter((each) => each !== null)) {
      expect(scale.y(level)).toBeGreaterThanOrEqual(box.top);
      expect(scale.y(level)).toBeLessThanOrEqual(box.top + box.height);
    }
  });

  it('state by how much the vertical is exaggerated', () => {
    const section = sampleSection();
    const scale = sectionScale(section, wholeView(section), box);
    const up = scale.y(10) - scale.y(11);
    const along = scale.x(1) - scale.x(0);
    expect(scale.exaggeration).toBeCloseTo(up / along, 9);
  });

  it('begin on a phone with the first nodes, and with all where there are few', () => {
    expect(firstView(sampleSection(), 3)).toEqual({ fromM: 0, toM: 100 });
    expect(firstView(sampleSection(), 9)).toEqual({ fromM: 0, toM: 200 });
  });

  it('stand when no level is known at all', () => {
    const bare: SectionResult = { ...sampleSection(), nodes: [], pipes: [], terrain: null };
    const scale = sectionScale(bare, wholeView(bare), box);
    expect(Number.isFinite(scale.y(0.5))).toBe(true);
    expect(scale.exaggeration).toBeGreaterThan(0);
  });

  it('keep a view within the section however it is zoomed and moved, and the place under the pointer where it is', () => {
    const totalM = 1000;
    const number = fc.double({ min: -2000, max: 2000, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        number,
        (factor, around, by) => {
          const view = panned(zoomed({ fromM: 0, toM: totalM }, factor, around, totalM), by, totalM);
          expect(view.fromM).toBeGreaterThanOrEqual(0);
          expect(view.toM).toBeLessThanOrEqual(totalM + 1e-9);
          expect(view.toM - view.fromM).toBeGreaterThanOrEqual(8 - 1e-9);
        },
      ),
    );
    const half = zoomed({ fromM: 0, toM: totalM }, 0.5, 250, totalM);
    expect(half).toEqual({ fromM: 125, toM: 625 });
  });
});
