import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CityNetwork, cityNetwork, textOf } from './analysis/city-network.ts';
import { buildModel } from '../data/swmm/build-model.ts';
import { checkInp } from '../data/swmm/check-inp.ts';
import { writeInp } from '../data/swmm/write-inp.ts';
import type { AnalysisContext } from './analysis/context.ts';
import { choosePipes, type PartParameter } from './analysis/swmm/choose-pipes.ts';
import { collectSource } from './analysis/swmm/collect-source.ts';
import type { LayerColumns } from './analysis/columns.ts';
import { loadVersion } from './engine/load-version.ts';
import { forAnalysis } from './engine/loaded-layer.ts';
import { openVersionStore } from './store/file-version-store.ts';
import { importDemoCity } from './jobs/import-demo-city.ts';

// Tests run compiled, from dist/server.
const folder = join(import.meta.dirname, '../../data/demo/wellington');
let dataDir = '';
let pipes: LayerColumns;
let nodes: LayerColumns;
let city: CityNetwork;
let context: AnalysisContext;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drainatlas-trace-'));
  const manifest = await importDemoCity({ dataDir, folder, withTiles: false });
  const loading = loadVersion(openVersionStore(dataDir), manifest);
  const layers = Object.fromEntries(await loading.layers);
  const { id: version, workingCrs } = manifest;
  const dataset = forAnalysis({ city: 'wellington', version, workingCrs, layers });
  ({ pipes, nodes } = dataset.layers);
  city = cityNetwork(dataset);
  // A model of listed pipes asks for the data alone.
  context = { dataset } as AnalysisContext;
  await loading.ended;
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Pipes by the node at their downstream end, read from the records and from nothing the product has made of them. */
function pipesByEnd(): Map<string, { key: string; from: string }[]> {
  const [start, end] = [textOf(pipes, 'startNodeId'), textOf(pipes, 'endNodeId')];
  const byEnd = new Map<string, { key: string; from: string }[]>();
  for (let i = 0; i < pipes.count; i++) {
    const at = end(i) ?? '';
    byEnd.set(at, [...(byEnd.get(at) ?? []), { key: pipes.keys[i], from: start(i) ?? '' }]);
  }
  return byEnd;
}

function upstreamByHand(node: string, byEnd: ReturnType<typeof pipesByEnd>): Set<string> {
  const found = new Set<string>();
  const open = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { key, from } of byEnd.get(at) ?? []) {
      if (found.has(key)) continue;
      found.add(key);
      open.push(from);
    }
  }
  return found;
}

const upstream = (node: number): string[] =>
  [...city.walker.walk([node], 'upstream').pipes].map((pipe) => pipes.keys[city.recordOf[pipe]]);

describe('the network of Wellington', () => {
  it('is joined by ids alone, directed by the declared order of the records, but for three self-loops', () => {
    const { network } = city;
    expect(network.pipes).toBe(43_003);
    expect(network.ends.snaps.count).toBe(0);
    expect([...network.directions.sense].filter((sense) => sense === 0)).toHaveLength(3);
    const loops = [...network.ends.start.keys()].filter((i) => network.ends.start[i] === network.ends.end[i]);
    expect(loops).toHaveLength(3);
  });

  it('has upstream of every outlet the pipes that following the records by hand finds', () => {
    const type = textOf(nodes, 'nodeType');
    const outlets = [...nodes.keys.keys()].filter((i) => type(i) === 'outfall');
    const byEnd = pipesByEnd();
    const sizes: [string, number][] = [];
    let differing = 0;
    for (const outlet of outlets) {
      const walked = upstream(outlet);
      const byHand = upstreamByHand(nodes.keys[outlet], byEnd);
      if (walked.length !== byHand.size || walked.some((key) => !byHand.has(key))) differing++;
      sizes.push([nodes.keys[outlet], walked.length]);
    }
    expect(differing).toBe(0);
    const largest = sizes.sort((a, b) => b[1] - a[1]).slice(0, 3);
    expect([sizes.length, largest]).toEqual([
      2_381,
      [
        ['WCC_SW024473', 2_987],
        ['WCC_SW024474', 2_902],
        ['WCC_SW046191', 2_896],
      ],
    ]);
  });
});

describe('SWMM models of Wellington, whose levels nobody surveyed', () => {
  const rain = [30, 60, 20].map((intensityMmPerH, i) => ({ timeMin: 5 * i, intensityMmPerH }));
  const settings = { kinds: ['storm'], connections: false, minLengthM: 10, stripM: 60 };
  function write(part: PartParameter): { conduits: number; inp: string } {
    const source = collectSource(choosePipes(part, settings, context, city), context, city);
    const { model, assumptions } = buildModel(source, settings);
    const conduits = model.links.filter(({ kind }) => kind === 'conduit').length;
    return {
      conduits,
      inp: writeInp(model, assumptions, {
        title: ['Wellington'],
        crs: source.crs,
        rain,
        drainMin: 60,
        reportStepS: 60,
      }),
    };
  }

  it('have nothing the engine would refuse or warn about: the whole, and what leads to its ten largest outlets', () => {
    const whole = write({ type: 'whole' });
    expect([whole.conduits > 30_000, checkInp(whole.inp)]).toEqual([true, []]);
    const { network } = city;
    const outlets = [...network.role.keys()].filter((node) => network.role[node] === 1);
    const parts = outlets
      .map((node) => upstream(node))
      .sort((a, b) => b.length - a.length)
      .slice(0, 10);
    for (const keys of parts) {
      const { conduits, inp } = write({ type: 'pipes', keys });
      expect(conduits).toBeGreaterThan(100);
      expect(checkInp(inp)).toEqual([]);
    }
  });
});
