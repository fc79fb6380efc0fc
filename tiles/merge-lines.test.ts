import { expect, test } from 'vitest';
import type { SurveyFeature, Value } from '../data/model/feature.ts';
import { tileSchema } from '../data/model/tile-schema.ts';
import { collectColumns } from './columns.ts';
import { COARSE_GRID, FINE_GRID, MergedLines } from './merge-lines.ts';
import { sliceLayer } from './pyramid.ts';
import { streamOf } from './testing/archive-under-test.ts';
import { DRAWN } from './tile-content.ts';

/** Pipes at zoom 8 near the middle of tile 8/128/127; coordinates in half pixels from there. */
async function mergedPipes(pipes: [line: [number, number][], properties: Record<string, Value>][], grid = FINE_GRID) {
  const schema = tileSchema('staff').find(({ id }) => id === 'pipes')!;
  const unit = (360 / 2 ** 8 / 4096) * 4;
  const base = unit * 512;
  const features = pipes.map(([line, properties], k): SurveyFeature => ({
    type: 'Feature',
    id: `P${k}`,
    geometry: { type: 'LineString', coordinates: line.map(([x, y]) => [base + x * unit, base + y * unit]) },
    properties,
  }));
  const columns = await collectColumns(schema, streamOf(features));
  const pieces = sliceLayer(columns, 8, columns.order, { zoom: 8, x: 128, y: 127 }, true);
  const content = {
    columns,
    feature: pieces.feature,
    from: pieces.start.subarray(0, -1),
    to: pieces.start.subarray(1),
    commands: pieces.commands,
    hasIds: true,
  };
  const lines = new MergedLines(content, 8, grid);
  const draw = (count: number) => {
    const fate = lines.fate(count);
    const drawn = [...pieces.feature].filter((_, i) => fate[i] === DRAWN).toSorted((a, b) => a - b);
    return { merged: lines.draw(count), drawn };
  };
  return { ...draw(pieces.feature.length), draw };
}

test('pipes with the same attributes that meet end to end become one line of one feature without an id', async () => {
  const { merged, drawn } = await mergedPipes([
    [
      [
        [0, 0],
        [5, 0],
      ],
      { kind: 'storm' },
    ],
    [
      [
        [5, 0],
        [5, 9],
      ],
      { kind: 'storm' },
    ],
  ]);
  expect(merged.feature).toHaveLength(1);
  expect(merged.hasIds).toBe(false);
  // One MoveTo and one LineTo with two points.
  expect([merged.commands[0], merged.commands[3]]).toEqual([1 | (1 << 3), 2 | (2 << 3)]);
  expect(drawn).toEqual([0, 1]);
});

test('where pipes of one kind lie on one another the more important one is drawn, and both are in the picture', async () => {
  const line: [number, number][] = [
    [0, 0],
    [5, 0],
  ];
  const { merged, drawn } = await mergedPipes([
    [line, { kind: 'storm', diameterM: 0.3 }],
    [line, { kind: 'storm', diameterM: 1.2 }],
  ]);
  expect(merged.feature).toEqual([1]);
  expect(drawn).toEqual([0, 1]);
});

test('pipes of different kinds that lie on one another are both drawn', async () => {
  const line: [number, number][] = [
    [0, 0],
    [5, 0],
  ];
  const { merged } = await mergedPipes([
    [line, { kind: 'storm' }],
    [line, { kind: 'foul' }],
  ]);
  expect([...Array.from(merged.feature)].toSorted()).toEqual([0, 1]);
});

test('a pipe too short to see is in the picture on the network and is not far from it', async () => {
  const { merged, drawn } = await mergedPipes([
    [
      [
        [0, 0],
        [5, 0],
      ],
      { kind: 'storm' },
    ],
    [
      [
        [5, 0],
        [5.01, 0],
      ],
      { kind: 'storm' },
    ],
    [
      [
        [90, 90],
        [90.01, 90],
      ],
      { kind: 'storm' },
    ],
  ]);
  expect(merged.feature).toHaveLength(1);
  expect(drawn).toEqual([0, 1]);
});

test('pipes half a pixel apart are two lines on the fine grid and one on the coarse grid', async () => {
  const pipes: [[number, number][], Record<string, Value>][] = [
    [
      [
        [0, 0],
        [6, 0],
      ],
      { kind: 'storm', diameterM: 0.6 },
    ],
    [
      [
        [0, 0.9],
        [6, 0.9],
      ],
      { kind: 'storm', diameterM: 0.3 },
    ],
  ];
  expect((await mergedPipes(pipes, FINE_GRID)).merged.feature).toEqual([0, 1]);
  const coarse = await mergedPipes(pipes, COARSE_GRID);
  expect(coarse.merged.feature).toEqual([0]);
  expect(coarse.drawn).toEqual([0, 1]);
});

test('drawn with the most important pipes alone it is as if there were no others', async () => {
  const pipes: [[number, number][], Record<string, Value>][] = Array.from({ length: 6 }, (_, k) => [
    [
      [k, 0],
      [k + 1, k % 2],
    ],
    { kind: 'storm', diameterM: 1 - k / 10 },
  ]);
  const all = await mergedPipes(pipes);
  for (const count of [0, 1, 3, 6]) {
    const [some, alone] = [all.draw(count), await mergedPipes(pipes.slice(0, count))];
    expect(some.drawn).toEqual(alone.drawn);
    expect([...some.merged.commands]).toEqual([...alone.merged.commands]);
  }
});

test('a line that goes up and down by a step of the grid keeps its course without the steps', async () => {
  const zigzag = Array.from({ length: 41 }, (_, k): [number, number] => [k * 2, k % 2]);
  const { merged } = await mergedPipes([[[...zigzag, [80, 40]], { kind: 'storm' }]]);
  // MoveTo, then a LineTo to the corner and one to the end.
  expect([merged.commands[0], merged.commands[3]]).toEqual([1 | (1 << 3), 2 | (2 << 3)]);
});
