import { describe, expect, it } from 'vitest';
import { agree, measure, median, NotInstalled, quantile, type Side } from './harness.ts';

const side = (name: string, checksum: number, ms: number, log: string[] = []): Side => ({
  name,
  threads: 1,
  async run() {
    log.push(name);
    return { checksum, ms };
  },
});

describe('the bench harness', () => {
  it('runs the sides in turn, after a warm-up of each, and takes the median', async () => {
    const log: string[] = [];
    const row = await measure({ job: 'j', target: 't', rounds: 5, ours: side('a', 1, 200, log), peers: [side('b', 1, 400, log)] }); // prettier-ignore
    expect(log.join('')).toBe('ababbaabbaab');
    expect(row.sides).toMatchObject([
      { name: 'a', state: 'ran', rounds: 5, medianMs: 200, agrees: true },
      { name: 'b', state: 'ran', rounds: 5, medianMs: 400, agrees: true },
    ]);
  });

  it('takes 30 rounds of what is fast and 3 of what is slow', async () => {
    const row = await measure({ job: 'j', target: 't', rounds: 5, ours: side('a', 1, 20), peers: [side('b', 1, 20_000)] }); // prettier-ignore
    expect(row.sides.map((result) => result.state === 'ran' && result.rounds)).toEqual([30, 3]);
  });

  it('runs once what takes longer than 20 s, and counts that run', async () => {
    const log: string[] = [];
    const row = await measure({ job: 'j', target: 't', rounds: 5, ours: side('a', 1, 200), peers: [side('b', 1, 20_001, log)] }); // prettier-ignore
    expect(row.sides.map((result) => result.state === 'ran' && result.rounds)).toEqual([5, 1]);
    expect(log).toHaveLength(1);
  });

  it('counts the first round of a side that begins anew each time, and keeps to its most rounds', async () => {
    const log: string[] = [];
    const fresh: Side = { ...side('b', 1, 20_000, log), isFresh: true, roundsMax: 1 };
    const row = await measure({ job: 'j', target: 't', rounds: 5, ours: { ...side('a', 1, 200, log), isFresh: true }, peers: [fresh] }); // prettier-ignore
    expect(log.join('')).toBe('abaaaa');
    expect(row.sides.map((result) => result.state === 'ran' && result.rounds)).toEqual([5, 1]);
  });

  it('says which peer is not there, and that a checksum differs', async () => {
    const absent: Side = {
      ...side('c', 1, 200),
      async setup() {
        throw new NotInstalled('no such program');
      },
    };
    const row = await measure({ job: 'j', target: 't', rounds: 5, ours: side('a', 1, 200), peers: [side('b', 1.001, 200), absent] }); // prettier-ignore
    expect(row.sides[1]).toMatchObject({ state: 'ran', agrees: false });
    expect(row.sides[2]).toEqual({ name: 'c', threads: 1, state: 'not run', why: 'no such program' });
  });

  it('does not hide that our own side failed', async () => {
    const broken: Side = {
      ...side('a', 1, 1),
      async run() {
        throw new Error('ours broke');
      },
    };
    await expect(measure({ job: 'j', target: 't', rounds: 5, ours: broken, peers: [] })).rejects.toThrow('ours broke');
  });

  it('knows medians, quantiles and when two answers are the same', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
    expect([quantile([5, 1, 4, 2, 3], 0.5), quantile([5, 1, 4, 2, 3], 0.99)]).toEqual([3, 5]);
    expect([agree(1, 1 + 1e-7, 1e-6), agree(1, 1.1, 1e-6), agree('x', 'x', 0), agree('x', 1, 1)]).toEqual([true, false, true, false]); // prettier-ignore
  });
});
