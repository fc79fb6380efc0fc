import fc from 'fast-check';
import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { bandRows, bandTexts, rowsThatFit } from './section-band.tsx';
import type { SectionDrawing } from './section-drawing.ts';
import { sectionLayout } from './section-layout.ts';
import { sectionNotes } from './section-notes.ts';
import { sectionPalette } from './section-palette.ts';
import { gapRuns, waterAt } from './section-pipes.tsx';
import { withWater } from './section-water.ts';
import { thingAt } from './section-place.ts';
import { sectionRows } from './section-rows.ts';
import { sectionScale, wholeView } from './section-scale.ts';
import {
  datumText,
  depthAt,
  invertText,
  sizeText,
  slopeText,
  stationText,
  titleText,
  type SectionWords,
} from './section-words.ts';
import { sampleNode, samplePipe, sampleSection } from './testing/sample-section.ts';

/** Words are their keys. */
const words: SectionWords = { t: ((key: string) => key) as TFunction, language: 'en' };

function drawing(section = sampleSection(), width = 1200): SectionDrawing {
  const { box } = sectionLayout(width, 400);
  return {
    section,
    words,
    palette: sectionPalette('light'),
    scale: sectionScale(section, wholeView(section), box),
    prefix: 't',
  };
}

describe('the words of a section', () => {
  it('say names and datum in the language of the page, as they are where nobody translated them', () => {
    const section = sampleSection();
    section.meta.datum = '1985国家高程基准';
    Object.assign(section.nodes.at(-1)!, { name: '河口', nameEn: 'River mouth' });
    const zh = { ...words, language: 'zh' as const };
    expect(datumText(section, words)).toBe('National Vertical Datum 1985 (China)');
    expect(datumText(section, zh)).toBe('1985国家高程基准');
    expect([titleText(section, words), titleText(section, zh)].map((title) => title.split(' → ')[1])).toEqual([
      'River mouth',
      '河口',
    ]);
    section.meta.datum = null;
    section.nodes.at(-1)!.nameEn = null;
    expect([datumText(section, words), titleText(section, words).split(' → ')[1]]).toEqual(['section.datumUnknown', '河口']); // prettier-ignore
  });

  it('write stations, sizes and slopes as drawings do', () => {
    expect([0, 65.25, 999.96, 12_345.6].map(stationText)).toEqual(['0+000.0', '0+065.3', '1+000.0', '12+345.6']);
    expect(sizeText({ diameterM: 0.8, widthM: null, shape: 'circular' })).toBe('DN800');
    expect(sizeText({ diameterM: 1.5, widthM: 2, shape: 'rectangular' })).toBe('2000×1500');
    expect(sizeText({ diameterM: null, widthM: 2, shape: null })).toBe('—');
    expect([0.0032, -0.0024, -0.00001, null].map((slope) => slopeText(slope, 'en'))).toEqual([
      '3.2',
      '−2.4',
      '0.0',
      '—',
    ]);
  });

  it('give both inverts of a node where they differ, and say which is not surveyed', () => {
    const [a, b, gap] = [samplePipe(0, 10, 9.8), samplePipe(1, 9.2, 9), samplePipe(1, null, 9)];
    expect(invertText(a, b)).toBe('9.80/9.20');
    expect(invertText(a, gap)).toBe('9.80/—');
    expect(invertText(undefined, b)).toBe('9.20');
    expect(invertText(undefined, gap)).toBe('—');
    expect(depthAt(sampleNode(1, 12), a, b)).toBeCloseTo(2.8, 9);
    expect(depthAt(sampleNode(1, null), a, b)).toBeNull();
  });

  it('name rises, gaps, drops, narrowings and outfalls in the drawing, the rise in its own tone', () => {
    const { notes } = sectionNotes(drawing());
    expect(notes.map(({ text, tone }) => `${tone} ${text}`)).toEqual(
      expect.arrayContaining([
        'adverse section.state.adverse −4.0‰',
        'gap section.levelMissing',
        'plain section.drop 1.00 m',
        'adverse section.narrows DN800→DN600',
        'plain Outfall River',
      ]),
    );
  });

  it('say a rise at the very edge of the drawing, too', () => {
    const section = sampleSection({ pipes: [samplePipe(0, 9, 9.1), ...sampleSection().pipes.slice(1)] });
    for (let width = 320; width < 400; width += 7) {
      const adverse = sectionNotes(drawing(section, width)).notes.filter(({ tone }) => tone === 'adverse');
      expect(adverse.map(({ id }) => id)).toContain('pipe-0');
    }
  });

  it('never touch one another, and are counted when they are left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 220, max: 1600 }), fc.integer({ min: 1, max: 60 }), (width, count) => {
        const section = sampleSection({
          pipes: Array.from({ length: count }, (_, i) => samplePipe(i, 9, i % 3 === 0 ? 9.2 : 8.9)),
          nodes: Array.from({ length: count + 1 }, (_, i) => sampleNode(i, 12, { dropM: 0.6 })),
        });
        section.totals.lengthM = 50 * count;
        const of = drawing(section, width);
        const { notes, dropped } = sectionNotes(of);
        for (const [i, a] of notes.entries()) {
          for (const b of notes.slice(i + 1)) {
            const apart = a.box[2] <= b.box[0] || b.box[2] <= a.box[0] || a.box[3] <= b.box[1] || b.box[3] <= a.box[1];
            expect(apart).toBe(true);
          }
        }
        expect(dropped).toBeGreaterThanOrEqual(0);
        for (const row of bandRows) {
          const { texts } = bandTexts(row, of);
          const sorted = texts.toSorted((a, b) => a.x - b.x);
          for (const [i, a] of sorted.entries()) {
            const next = sorted[i + 1];
            if (next) expect(a.x + a.width / 2).toBeLessThanOrEqual(next.x - next.width / 2 + 1e-9);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the band under a section', () => {
  it('says a size once for all the pipes that follow each other with it', () => {
    const of = drawing();
    const { texts } = bandTexts('size', of);
    expect(texts.map(({ text }) => text)).toEqual(['DN600', 'DN800', 'DN600']);
    // The first two pipes of 50 m are of one size: its figure stands where they meet.
    expect(texts[0].x).toBeCloseTo(of.scale.x(50), 6);
    expect(bandTexts('length', of).texts).toHaveLength(4);
  });

  it('has room for the size of a long way of short pipes', () => {
    const pipes = Array.from({ length: 200 }, (_, i) => samplePipe(i, 300 - i, 299 - i));
    const nodes = Array.from({ length: 201 }, (_, i) => sampleNode(i, 302 - i));
    expect(bandTexts('size', drawing(sampleSection({ pipes, nodes }), 390)).texts.map(({ text }) => text)).toEqual([
      'DN600',
    ]);
  });
});

describe('water in a section', () => {
  const water = {
    source: 'a storm',
    nodes: new Map([['N0', 12.4]]),
    pipes: new Map([['P0', { inM: 10.3, outM: 10 }]]),
  };

  it('comes to the nodes and pipes it is given for, with its source', () => {
    const { nodes, pipes, waterSource } = withWater(sampleSection(), water);
    expect([nodes[0].waterM, nodes[1].waterM, pipes[0].waterInM, pipes[1].waterInM]).toEqual([12.4, null, 10.3, null]);
    expect(waterSource).toBe('a storm');
    expect(withWater(sampleSection(), null)).toEqual(sampleSection());
  });

  it('is said to stand over the ground where it does', () => {
    const { notes } = sectionNotes(drawing(withWater(sampleSection(), water)));
    expect(notes.filter(({ tone }) => tone === 'water').map(({ text }) => text)).toEqual(['section.overGround']);
  });

  it('takes the level of the node where a pipe has none of its own', () => {
    const section = withWater(sampleSection(), {
      ...water,
      pipes: new Map(),
      nodes: new Map([
        ['N0', 10.5],
        ['N1', 10.2],
      ]),
    });
    expect(waterAt(drawing(section), section.pipes[0])).toEqual([10.5, 10.2]);
    expect(waterAt(drawing(section), section.pipes[1])).toBeNull();
  });
});

describe('the drawing of a section', () => {
  it('joins neighbouring gaps into one', () => {
    const pipes = [samplePipe(0, null, 9), samplePipe(1, null, null), samplePipe(2, 9, 8), samplePipe(3, 8, null)];
    expect(gapRuns(pipes)).toEqual([
      [0, 1],
      [3, 3],
    ]);
  });

  it('finds the node within reach, else the pipe, at any station', () => {
    const section = sampleSection();
    expect(thingAt(section, 51, 2)).toMatchObject({ i: 1, node: { nodeId: 'N1' } });
    expect(thingAt(section, 75, 2)).toMatchObject({ i: 1, pipe: { pipeId: 'P1' } });
    expect(thingAt(section, 1e6, 2)).toMatchObject({ pipe: { pipeId: 'P3' } });
    expect(thingAt({ ...section, nodes: [], pipes: [] }, 0, 2)).toBeUndefined();
  });

  it('keeps the rows that tell most when there is little room', () => {
    expect(rowsThatFit(500)).toEqual([...bandRows]);
    expect(rowsThatFit(60)).toEqual(['invert', 'size', 'slope']);
    expect(rowsThatFit(0)).toEqual(['size', 'slope']);
  });

  it('has a twin in rows: a row per node, the missing spelled out', () => {
    const rows = sectionRows(sampleSection(), words);
    expect(rows).toHaveLength(5);
    expect(rows[1].cells).toMatchObject({ node: 'N1', invertOut: 'section.notSurveyed', slope: '—' });
    expect(rows[2].isAdverse).toBe(true);
    expect(rows[3].cells.joins).toBe('section.drop 1.00 m; section.joins.in L section.side.left DN300 9.70');
    expect(rows[4].cells).toMatchObject({ pipe: '', type: 'Outfall River' });
  });
});
