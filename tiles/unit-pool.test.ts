import { expect, test } from 'vitest';
import { tileSchema } from '../data/model/tile-schema.ts';
import { indexBlocks, planUnits, type Unit } from './blocks.ts';
import type { Outcomes } from './build-unit.ts';
import { collectColumns, type LayerColumns } from './columns.ts';
import { feature, lineOf, streamOf } from './testing/archive-under-test.ts';
import { inlinePool, threadPool, type UnitPool } from './unit-pool.ts';

const schema = tileSchema('staff').find(({ id }) => id === 'pipes')!;
const pipes = Array.from({ length: 50 }, (_, k) => feature(`P${k}`, lineOf([k / 10, 1], [k / 10 + 0.01, 1.01])));
const columns = await collectColumns(schema, streamOf(pipes));
const units = planUnits([indexBlocks(columns, 12)], 14);

const outcomesOf = (layer: LayerColumns): Outcomes => {
  const marks = () => [new Uint8Array(new SharedArrayBuffer(layer.count))];
  return { drawn: marks(), leftOut: marks() };
};
async function buildAll(pool: UnitPool): Promise<{ tiles: string[]; drawn: number }> {
  const outcomes = outcomesOf(columns);
  const built = await Promise.all(units.map((unit) => pool.build(unit, outcomes)));
  await pool.close();
  const tiles = built.flatMap(({ tileIds, sizes, packed }) => {
    return tileIds.map((id, i) => `${id} ${sizes[i]} ${Buffer.from(packed[i]).toString('base64')}`);
  });
  return { tiles, drawn: outcomes.drawn[0].reduce((sum, mark) => sum + mark, 0) };
}

test('threads build what the calling thread builds, mark the same features, and tile ids rise from unit to unit', async () => {
  const inline = await buildAll(inlinePool([columns], 500_000));
  expect(await buildAll(threadPool([columns], 500_000, 2))).toEqual(inline);
  expect(inline.drawn).toBe(50);
  const ids = inline.tiles.map((tile) => Number(tile.split(' ')[0]));
  expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
});

test('a unit that cannot be built fails the build with the reason, and so does one that still waits', async () => {
  const pool = threadPool([columns], 500_000, 1);
  const broken: Unit = {
    ...units[0],
    layers: [{ layer: 7, features: new Uint32Array(1), inMemory: new Uint32Array(1) }],
  };
  const answers = [broken, units[1]].map((unit) => pool.build(unit, outcomesOf(columns)));
  for (const answer of answers) await expect(answer).rejects.toThrow(/undefined/);
  await pool.close();
});

test('closing a pool lets nobody wait for ever', async () => {
  const pool = threadPool([columns], 500_000, 1);
  const answer = pool.build(units[0], outcomesOf(columns));
  const [answered] = await Promise.all([answer.catch((error: Error) => error.message), pool.close()]);
  expect(answered).toMatch('not built any more');
});
