import { OutError } from './out-error.ts';
import type { OutHost } from './read-out.ts';

/** Kinds of objects with results, in the order of the file. The system is one object. */
export const outKinds = ['subcatchment', 'node', 'link', 'system'] as const;
export type OutKind = (typeof outKinds)[number];

/** Variables the engine reports of each kind; concentrations of pollutants follow those of the first three. */
const knownVariables: Record<OutKind, readonly string[]> = {
  subcatchment: [
    'rainfall',
    'snowDepth',
    'evaporation',
    'infiltration',
    'runoff',
    'groundwaterFlow',
    'groundwaterLevel',
    'soilMoisture',
  ],
  node: ['depth', 'head', 'volume', 'lateralInflow', 'totalInflow', 'flooding'],
  link: ['flow', 'depth', 'velocity', 'volume', 'capacity'],
  system: [
    'airTemperature',
    'rainfall',
    'snowDepth',
    'infiltration',
    'runoff',
    'dryWeatherInflow',
    'groundwaterInflow',
    'rdiiInflow',
    'directInflow',
    'totalInflow',
    'flooding',
    'outflow',
    'storage',
    'evaporation',
    'potentialEvaporation',
  ],
};

export const flowUnits = ['CFS', 'GPM', 'MGD', 'CMS', 'LPS', 'MLD'] as const;

export interface OutHeader {
  /** Version of the engine, e.g. 52004 for 5.2.4. */
  version: number;
  flowUnits: (typeof flowUnits)[number];
  /** Lengths in feet (CFS, GPM, MGD) or metres. */
  metric: boolean;
  ids: Record<OutKind, string[]>;
  pollutants: string[];
  variables: Record<OutKind, string[]>;
  /** Per node: type (0 junction, 1 outfall, 2 storage, 3 divider), invert and depth to the rim, feet or metres. */
  nodes: { type: Uint8Array; invert: Float64Array; maxDepth: Float64Array };
  /** Per link: type (0 conduit, 1 pump, 2 orifice, 3 weir, 4 outlet), offsets of both ends, height and length. */
  links: { type: Uint8Array; offsets: Float64Array; maxDepth: Float64Array; length: Float64Array };
  /** Days since 30 December 1899. */
  startDays: number;
  reportStepS: number;
  periods: number;
  /** First byte of the results, and bytes of one period. */
  resultsAt: number;
  periodBytes: number;
}

const magic = 516_114_522;
/** Six integers at the end: places of ids, properties and results, periods, error code, magic. */
const closingBytes = 24;
const idMaxBytes = 1024;

declare const TextDecoder: new (encoding: string) => { decode: (bytes: Uint8Array) => string };

/**
 * Reads what a binary result file of SWMM 5 says of itself: objects, variables, times, and where the results lie. Throws
 * OutError where the file is no such file, ends too early, or holds a run that failed (SWMM 5.2 reference: output file).
 */
export async function readOutHeader(host: OutHost): Promise<OutHeader> {
  if (host.size < 28 + closingBytes) {
    throw new OutError('foreign', `the file has ${host.size} bytes: it is no result file of SWMM`);
  }
  const opening = await view(host, 0, 28);
  if (opening.getInt32(0, true) !== magic) {
    throw new OutError(
      'foreign',
      'the file does not begin like a binary result file of SWMM 5 (.out); load the file the engine wrote',
    );
  }
  const closing = await view(host, host.size - closingBytes, closingBytes);
  if (closing.getInt32(20, true) !== magic) {
    throw new OutError(
      'cut-short',
      'the file ends before its closing record: the engine was stopped, or the file was not copied whole; run it again',
    );
  }
  const failed = closing.getInt32(16, true);
  if (failed !== 0)
    throw new OutError('run-failed', `the engine ended this run with error ${failed}; its report says why`);
  const counts = [8, 12, 16, 20, 24].map((at) => opening.getInt32(at, true));
  const cursor = new Cursor(host, 28);
  const [units, ...objects] = counts;
  if (objects.some((count) => count < 0 || count > host.size) || !(units in flowUnits)) {
    throw new OutError('foreign', 'the counts at the beginning of the file make no sense: it is broken');
  }
  const [subcatchments, nodes, links, pollutants] = objects;
  const ids = {
    subcatchment: await cursor.texts(subcatchments),
    node: await cursor.texts(nodes),
    link: await cursor.texts(links),
    system: ['system'],
  };
  const pollutantIds = await cursor.texts(pollutants);
  await cursor.integers(pollutants);
  await cursor.skipProperties(subcatchments);
  const nodeRows = await cursor.properties(nodes);
  const linkRows = await cursor.properties(links);
  const variables = {} as OutHeader['variables'];
  for (const kind of outKinds) {
    const [count] = await cursor.integers(1);
    await cursor.integers(count);
    variables[kind] = Array.from({ length: count }, (_, i) => nameOf(kind, i, pollutantIds));
  }
  const startDays = await cursor.double();
  const [reportStepS] = await cursor.integers(1);
  const periodBytes = 8 + 4 * outKinds.reduce((sum, kind) => sum + ids[kind].length * variables[kind].length, 0);
  const periods = closing.getInt32(12, true);
  // The place of the results is counted, not read: the file holds it in 32 bits, which large results outgrow.
  if (cursor.offset + periods * periodBytes + closingBytes !== host.size) {
    throw new OutError(
      'cut-short',
      `${periods} periods of ${periodBytes} bytes do not fill the file of ${host.size} bytes: it was cut or is broken`,
    );
  }
  return {
    version: opening.getInt32(4, true),
    flowUnits: flowUnits[units],
    metric: units >= 3,
    ids,
    pollutants: pollutantIds,
    variables,
    nodes: { type: types(nodeRows), invert: row(nodeRows, 1), maxDepth: row(nodeRows, 2) },
    links: {
      type: types(linkRows),
      offsets: Float64Array.from(linkRows.flatMap((values) => [values[1], values[2]])),
      maxDepth: row(linkRows, 3),
      length: row(linkRows, 4),
    },
    startDays,
    reportStepS,
    periods,
    resultsAt: cursor.offset,
    periodBytes,
  };
}

const types = (rows: readonly number[][]): Uint8Array => Uint8Array.from(rows, ([type]) => type);
const row = (rows: readonly number[][], at: number): Float64Array => Float64Array.from(rows, (values) => values[at]);

function nameOf(kind: OutKind, i: number, pollutants: readonly string[]): string {
  const known = knownVariables[kind];
  return known[i] ?? pollutants[i - known.length] ?? `variable${i + 1}`;
}

async function view(host: OutHost, offset: number, length: number): Promise<DataView> {
  const bytes = await host.read(offset, length);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reads on through the head of the file in blocks. */
class Cursor {
  offset: number;
  private readonly host: OutHost;
  private block: DataView | undefined;
  private blockAt = 0;

  constructor(host: OutHost, offset: number) {
    this.host = host;
    this.offset = offset;
  }

  /** The next bytes; the cursor moves behind them. */
  private async take(length: number): Promise<{ data: DataView; at: number }> {
    if (this.offset + length > this.host.size) {
      throw new OutError('cut-short', 'the file ends within its head: it was cut or is broken');
    }
    if (!this.block || this.offset < this.blockAt || this.offset + length > this.blockAt + this.block.byteLength) {
      const size = Math.min(Math.max(length, 65_536), this.host.size - this.offset);
      this.block = await view(this.host, this.offset, size);
      this.blockAt = this.offset;
    }
    const at = this.offset - this.blockAt;
    this.offset += length;
    return { data: this.block, at };
  }

  async integers(count: number): Promise<number[]> {
    const { data, at } = await this.take(4 * count);
    return Array.from({ length: count }, (_, i) => data.getInt32(at + 4 * i, true));
  }

  async double(): Promise<number> {
    const { data, at } = await this.take(8);
    return data.getFloat64(at, true);
  }

  async texts(count: number): Promise<string[]> {
    const decoder = new TextDecoder('utf-8');
    const found: string[] = [];
    for (let i = 0; i < count; i++) {
      const [length] = await this.integers(1);
      if (length < 0 || length > idMaxBytes)
        throw new OutError('foreign', `an id of ${length} bytes: the file is broken`);
      const { data, at } = await this.take(length);
      found.push(decoder.decode(new Uint8Array(data.buffer, data.byteOffset + at, length)));
    }
    return found;
  }

  /** A table of properties: their number, their codes, and a row per object; the type (code 0) is an integer. */
  async properties(objects: number): Promise<number[][]> {
    const [count] = await this.integers(1);
    const codes = await this.integers(count);
    const rows: number[][] = [];
    for (let i = 0; i < objects; i++) {
      const { data, at } = await this.take(4 * count);
      rows.push(
        codes.map((code, k) => (code === 0 ? data.getInt32(at + 4 * k, true) : data.getFloat32(at + 4 * k, true))),
      );
    }
    return rows;
  }

  async skipProperties(objects: number): Promise<void> {
    const [count] = await this.integers(1);
    await this.integers(count);
    this.offset += 4 * count * objects;
  }
}
