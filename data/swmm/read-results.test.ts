import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseInp } from './parse-inp.ts';
import { memoryHost, openOut, type SwmmOut } from './read-out.ts';
import { readRpt, type Rpt } from './read-rpt.ts';
import type { RptRow, RptTableName } from './rpt-tables.ts';

const fixtures = join(import.meta.dirname, '../../../data/fixtures/swmm');
const bytes = (file: string): Buffer => gunzipSync(readFileSync(join(fixtures, `${file}.gz`)));

/** Half of the last digit a report prints, and a little for float32. */
const printed = (digits: number): number => 0.5 * 10 ** -digits + 1e-4;

/**
 * The report counts every routing step, the result file holds every reporting step (5 min). `quiet` says that the model
 * changes so slowly that both see the same peaks; in the other one peaks lie between reporting steps, so that its series
 * can only be below them. Sizes: subcatchments, nodes, links, periods.
 */
const models = [
  { name: 'swmmio_model_state_plane', quiet: true, sizes: [2, 45, 44, 288] },
  { name: 'greenville_epa', quiet: false, sizes: [30, 170, 233, 24] },
] as const;

describe.each(models)('the reference results of $name', ({ name, quiet, sizes }) => {
  let rpt: Rpt;
  let out: SwmmOut;
  beforeAll(async () => {
    rpt = readRpt(bytes(`${name}.rpt`).toString('latin1'));
    out = await openOut(memoryHost(bytes(`${name}.out`)));
  });
  const rows = (table: RptTableName): RptRow[] => rpt.tables[table] ?? [];
  const peakOf = (series: Float32Array): { value: number; period: number } => {
    let period = 0;
    series.forEach((value, i) => {
      if (Math.abs(value) > Math.abs(series[period])) period = i;
    });
    return { value: Math.abs(series[period]), period };
  };
  /** Minutes since the start at the end of a reporting period. */
  const minutesAt = (period: number): number => ((period + 1) * out.header.reportStepS) / 60;

  it('have their sizes, units and version', () => {
    const { ids, periods, version, flowUnits } = out.header;
    expect([ids.subcatchment.length, ids.node.length, ids.link.length, periods]).toEqual(sizes);
    expect([version, rpt.version, rpt.complete]).toEqual([52004, '5.2.4', true]);
    expect(rpt.options['Flow Units']).toBe(flowUnits);
    expect(out.momentMs(1) - out.momentMs(0)).toBe(300_000);
  });

  it('name the same nodes, links and land in both files', () => {
    const { ids } = out.header;
    const sorted = (list: string[]): string[] => list.toSorted();
    expect(sorted(rows('Node Depth Summary').map(({ id }) => id))).toEqual(sorted(ids.node));
    expect(sorted(rows('Node Inflow Summary').map(({ id }) => id))).toEqual(sorted(ids.node));
    expect(sorted(rows('Link Flow Summary').map(({ id }) => id))).toEqual(sorted(ids.link));
    expect(sorted(rows('Subcatchment Runoff Summary').map(({ id }) => id))).toEqual(sorted(ids.subcatchment));
  });

  it('agree on the greatest depth of every node: as reported exactly, and never above that of all steps', async () => {
    for (const { id, values } of rows('Node Depth Summary')) {
      const node = out.header.ids.node.indexOf(id);
      const { value, period } = peakOf(await out.series('node', node, 0));
      expect(Math.abs(value - values['reportedMaxDepth']), id).toBeLessThan(printed(2));
      expect(value - values['maxDepth'], id).toBeLessThan(printed(2));
      expect(Math.abs(out.header.nodes.invert[node] + values['maxDepth'] - values['maxHead']), id).toBeLessThan(0.011);
      // Where both saw the same peak, they saw it within a reporting step of each other.
      if (quiet && value > 0.1) expect(Math.abs(minutesAt(period) - values['timeOfMaxMin']), id).toBeLessThanOrEqual(5);
    }
  });

  it('agree on inflow, flooding and outflow of every node', async () => {
    const flooded = new Map(rows('Node Flooding Summary').map(({ id, values }) => [id, values['maxRate']]));
    for (const { id, values } of rows('Node Inflow Summary')) {
      const node = out.header.ids.node.indexOf(id);
      const inflow = peakOf(await out.series('node', node, 4)).value;
      expect(inflow - values['maxInflow'], id).toBeLessThan(printed(quiet ? 3 : 2));
      if (quiet) expect(values['maxInflow'] - inflow, id).toBeLessThan(printed(3));
      const flooding = peakOf(await out.series('node', node, 5)).value;
      expect(flooding - (flooded.get(id) ?? 0), id).toBeLessThan(printed(2));
    }
  });

  it('agree on flow, velocity and filling of every link', async () => {
    for (const { id, values } of rows('Link Flow Summary')) {
      const link = out.header.ids.link.indexOf(id);
      const flow = peakOf(await out.series('link', link, 0)).value;
      expect(flow - values['maxFlow'], id).toBeLessThan(printed(quiet ? 3 : 2));
      if (values['maxVelocity'] !== undefined) {
        const velocity = peakOf(await out.series('link', link, 2)).value;
        expect(velocity - values['maxVelocity'], id).toBeLessThan(printed(2));
        if (quiet) expect(values['maxVelocity'] - velocity, id).toBeLessThan(0.02);
      }
      const ratio = peakOf(await out.series('link', link, 1)).value / out.header.links.maxDepth[link];
      if (out.header.links.type[link] === 0) expect(ratio - values['depthRatio'], id).toBeLessThan(printed(2));
      if (!quiet) continue;
      expect(values['maxFlow'] - flow, id).toBeLessThan(printed(3));
      expect(values['depthRatio'] - ratio, id).toBeLessThan(0.011);
    }
  });

  it('agree on how full round conduits run: the greatest flow over the full flow that Manning gives', () => {
    const { sections } = parseInp(bytes(`${name}.inp`).toString('latin1'));
    const rowsOf = (section: string): string[][] => (sections.get(section) ?? []).map(({ tokens }) => tokens);
    const inverts = new Map(['JUNCTIONS', 'OUTFALLS', 'STORAGE', 'DIVIDERS'].flatMap(rowsOf).map(([id, invert]) => [id, Number(invert)])); // prettier-ignore
    const shapes = new Map(rowsOf('XSECTIONS').map((tokens) => [tokens[0], tokens]));
    const reported = new Map(rows('Link Flow Summary').map(({ id, values }) => [id, values]));
    const perCfs = out.header.flowUnits === 'MGD' ? 0.646_317 : 1;
    let compared = 0;
    for (const [id, from, to, length, roughness, inOffset, outOffset] of rowsOf('CONDUITS')) {
      const [, shape, diameter, , , , barrels] = shapes.get(id)!;
      if (shape !== 'CIRCULAR') continue;
      const drop = Math.abs(inverts.get(from)! + Number(inOffset) - inverts.get(to)! - Number(outOffset));
      // What the engine takes for the slope of a conduit along its length; a level one drops by 0.001 ft.
      const fall = Math.max(drop, 0.001);
      const slope = fall / Math.sqrt(Number(length) ** 2 - fall ** 2);
      const d = Number(diameter);
      const fullCfs = (1.486 / Number(roughness)) * ((Math.PI * d * d) / 4) * (d / 4) ** (2 / 3) * Math.sqrt(slope);
      const full = fullCfs * perCfs * Number(barrels || 1);
      const { maxFlow, flowRatio } = reported.get(id)!;
      const tolerance = 0.006 + printed(quiet ? 3 : 2) / full + 0.002 * flowRatio;
      expect(Math.abs(maxFlow / full - flowRatio), id).toBeLessThan(tolerance);
      compared++;
    }
    expect(compared).toBeGreaterThan(30);
  });

  it('agree on land, storage and outfalls: runoff, volume and outflow at their greatest', async () => {
    const peak = async (kind: 'subcatchment' | 'node', id: string, variable: number): Promise<number> =>
      peakOf(await out.series(kind, out.header.ids[kind].indexOf(id), variable)).value;
    const within = (below: number, above: number, id: string, digits: number): void => {
      expect(below - above, id).toBeLessThan(printed(digits) + 1e-3 * above);
      if (quiet) expect(below, id).toBeGreaterThan(0.97 * above - printed(digits));
    };
    for (const { id, values } of rows('Subcatchment Runoff Summary')) {
      within(await peak('subcatchment', id, 4), values['peakRunoff'], id, 2);
    }
    for (const { id, values } of rows('Storage Volume Summary')) {
      within((await peak('node', id, 2)) / 1000, values['maxVolume'], id, 3);
    }
    const outfalls = rows('Outfall Loading Summary').filter(({ id }) => id !== 'System');
    for (const { id, values } of outfalls) within(await peak('node', id, 4), values['maxFlow'], id, quiet ? 3 : 2);
    expect(outfalls.length).toBeGreaterThan(0);
  });

  it('hold in every period what each node and the whole system must: head = invert + depth, sums of inflow', async () => {
    const { ids, nodes, periods, variables } = out.header;
    let furthest = 0;
    for (let period = 0; period < periods; period++) {
      const values = await out.period(period);
      for (let node = 0; node < ids.node.length; node++) {
        const [depth, head] = [0, 1].map((variable) => values[out.placeInPeriod('node', node, variable)]);
        furthest = Math.max(furthest, Math.abs(head - depth - nodes.invert[node]));
      }
      const depths = await out.column('node', 0, period);
      expect(depths[3]).toBe(values[out.placeInPeriod('node', 3, 0)]);
    }
    // float32 at some 1000 feet.
    expect(furthest).toBeLessThan(2e-3);
    expect(variables.system).toHaveLength(15);
  });

  it('agree on the volume that left, summed over the reporting steps', async () => {
    const { periods, reportStepS, flowUnits } = out.header;
    const outflow = out.header.variables.system.indexOf('outflow');
    let volume = 0;
    for (const flow of await out.series('system', 0, outflow)) volume += flow * reportStepS;
    // Cubic feet, or million gallons a day, in acre-feet.
    const acreFeet = flowUnits === 'CFS' ? volume / 43_560 : ((volume / 86_400) * 1e6) / 7.48052 / 43_560;
    const reported = rpt.continuity['Flow Routing Continuity']['External Outflow'];
    expect(periods).toBeGreaterThan(1);
    expect(Math.abs(acreFeet - reported) / reported).toBeLessThan(quiet ? 0.01 : 0.05);
  });
});

describe('a report', () => {
  it('gives continuity, warnings and what a table leaves blank', () => {
    const rpt = readRpt(bytes('greenville_epa.rpt').toString('latin1'));
    expect(rpt.continuity['Runoff Quantity Continuity']['Continuity Error (%)']).toBe(-0.021);
    expect(rpt.continuity['Flow Routing Continuity']['Continuity Error (%)']).toBe(4.004);
    expect(rpt.warnings).toHaveLength(17);
    expect(rpt.warnings[0]).toEqual({ number: 2, text: 'maximum depth increased for Node 140' });
    const link = (id: string): RptRow | undefined => rpt.tables['Link Flow Summary']?.find((row) => row.id === id);
    expect(link('PUMP-13')?.values).toEqual({ maxFlow: 3.31, timeOfMaxMin: 120, flowRatio: 0.95 });
    expect(link('ORI-11')?.values).toEqual({ maxFlow: 98.03, timeOfMaxMin: 64, depthRatio: 0.49 });
    expect(link('OLET-11')?.values).toEqual({ maxFlow: 0.96, timeOfMaxMin: 44 });
    expect(rpt.tables['Pumping Summary']?.[2].values['startUps']).toBe(81);
    expect(rpt.tables['Storage Volume Summary']?.at(-1)?.values['maxPct']).toBe(67.5);
    expect(rpt.tables['Outfall Loading Summary']?.at(-1)).toMatchObject({ id: 'System', values: { volume: 23.946 } });
    expect(rpt.tables['Conduit Surcharge Summary']).toHaveLength(183);
  });

  it('gives errors with the place the engine names, and says that the run did not end', () => {
    const rpt = readRpt(
      [
        '  ERROR 209: undefined object J9 ',
        '  at line 57 of [CONDUITS] section:',
        '  C1 J1 J9 10',
        '',
        '  ERROR 145: Drainage system has no acceptable outlet nodes.',
      ].join('\n'),
    );
    expect(rpt.errors.map(({ number }) => number)).toEqual([209, 145]);
    expect(rpt.errors[0].text).toBe('undefined object J9 at line 57 of [CONDUITS] section: C1 J1 J9 10');
    expect(rpt.complete).toBe(false);
  });

  it('of a former version has fewer columns, which are found by their number', () => {
    const rpt = readRpt(
      `  ******************\n  Node Depth Summary\n  ******************\n\n  --------------------------\n  Node Type\n  --------------------------\n  A JUNCTION 0.10 0.20 10.20 0 01:30\n`,
    );
    expect(rpt.tables['Node Depth Summary']?.[0].values).toEqual({
      averageDepth: 0.1,
      maxDepth: 0.2,
      maxHead: 10.2,
      timeOfMaxMin: 90,
    });
  });
});

describe('a result file that is none', () => {
  const good = bytes('swmmio_model_state_plane.out');
  const open = (file: Buffer): Promise<SwmmOut> => openOut(memoryHost(file));

  it('is refused as foreign when it is empty, short or of another kind', async () => {
    await expect(open(Buffer.alloc(0))).rejects.toMatchObject({ code: 'foreign' });
    await expect(open(Buffer.alloc(10_000, 7))).rejects.toMatchObject({ code: 'foreign' });
    await expect(open(bytes('swmmio_model_state_plane.rpt'))).rejects.toMatchObject({ code: 'foreign' });
  });

  it('is refused as cut short when its end or some of its middle is missing', async () => {
    for (const size of [100, 5000, good.length - 24, good.length - 1]) {
      await expect(open(good.subarray(0, size)), String(size)).rejects.toMatchObject({ code: 'cut-short' });
    }
    const hollow = Buffer.concat([good.subarray(0, 300_000), good.subarray(300_400)]);
    await expect(open(hollow)).rejects.toMatchObject({ code: 'cut-short' });
  });

  it('is refused with the error of the run', async () => {
    const failed = Buffer.from(good);
    failed.writeInt32LE(107, failed.length - 8);
    await expect(open(failed)).rejects.toThrow('error 107');
  });

  it('answers no question about what it does not hold', async () => {
    const out = await open(good);
    await expect(out.series('node', 45, 0)).rejects.toMatchObject({ code: 'not-there' });
    await expect(out.column('link', 9, 0)).rejects.toMatchObject({ code: 'not-there' });
    await expect(out.period(288)).rejects.toMatchObject({ code: 'not-there' });
  });

  it('reads a series the same way value by value as in one piece', async () => {
    const whole = await (await open(good)).series('link', 5, 2);
    const pieces = await openOut(memoryHost(good), 0);
    const columns = await Promise.all(
      [...whole.keys()].map(async (period) => (await pieces.column('link', 2, period))[5]),
    );
    expect([await pieces.series('link', 5, 2), [...whole]]).toEqual([whole, columns]);
    expect(Math.max(...whole)).toBeGreaterThan(0);
  });
});
