import { expect, test } from 'vitest';
import { tileIdOf } from '../../data/model/tile-id.ts';
import { linesOf } from './inspection-columns.ts';
import { defaultInspectionParameters } from './inspection-parameters.ts';
import { differs, inspectionRows, type InspectedPipe } from './inspection-rows.ts';

const kind = (grade: number, index: number | null, given: { class: number | null; index: number | null }) =>
  ({ parameter: grade, class: grade, index, indexClass: index === null ? null : grade, given }) as never;
const none = { class: null, index: null };
const pipe = (pipeId: string, grade: number, given: { class: number | null; index: number | null } = none) =>
  ({ pipeId, structural: kind(grade, grade, given), functional: kind(1, null, none) }) as never as InspectedPipe;
const pipes = [pipe('A10', 2, { class: 2, index: 2 }), pipe('A9', 4, { class: 3, index: 4 }), pipe('B1', 3), pipe('B2', 1, { class: 1, index: 1.2 })]; // prettier-ignore
const defaults = defaultInspectionParameters();
const listed = (patch: Partial<typeof defaults>): string[] =>
  inspectionRows(pipes, { ...defaults, ...patch }).map((i) => pipes[i].pipeId);

test('the worst class stands first; filters keep classes, names and what differs from the record', () => {
  expect(listed({})).toEqual(['A9', 'B1', 'A10', 'B2']);
  expect(listed({ hidden: [4, 1] })).toEqual(['B1', 'A10']);
  expect(listed({ text: 'b' })).toEqual(['B1', 'B2']);
  expect(listed({ differs: true })).toEqual(['A9', 'B2']);
  expect(listed({ sort: { column: 'pipe', isUp: true } })).toEqual(['A9', 'A10', 'B1', 'B2']);
});

test('a record differs by its class or its index, not by what it lacks or by rounding', () => {
  expect(pipes.map(differs)).toEqual([false, true, false, true]);
  expect(differs(pipe('C', 2, { class: 2, index: 2.005 }))).toBe(false);
});

test('what cannot be computed comes last either way', () => {
  const both = [pipe('A', 1), { ...pipe('B', 1), structural: kind(1, null, none) }];
  for (const isUp of [true, false])
    expect(inspectionRows(both, { ...defaults, sort: { column: 'RI', isUp } })).toEqual([0, 1]);
});

test('pipes find their line on the map by the id that tiles have', () => {
  const lines = { tileIds: Float64Array.of(1, tileIdOf('B1')) } as never;
  expect([...linesOf({ pipes: pipes.slice(1, 3) as never }, lines)]).toEqual([-1, 1]);
});
