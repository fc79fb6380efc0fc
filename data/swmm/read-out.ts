import { OutError } from './out-error.ts';
import { type OutHeader, type OutKind, outKinds, readOutHeader } from './out-header.ts';

/** Where the bytes of a result file come from: memory, a disk, an uploaded file. */
export interface OutHost {
  size: number;
  /** `length` bytes from `offset` on; both lie within the file. */
  read: (offset: number, length: number) => Promise<Uint8Array>;
}

/** The engine counts days from 30 December 1899. */
const epochMs = Date.UTC(1899, 11, 30);

/**
 * A binary result file of SWMM 5. Values are read when asked for; nothing but the header stays in memory.
 *
 * One reporting period is a date (float64, days) and then float32 values: every variable of the first subcatchment, of
 * the second …, of every node, of every link, and of the system.
 */
export class SwmmOut {
  readonly header: OutHeader;
  private readonly host: OutHost;
  private readonly wholeBytes: number;

  /** Results up to `wholeBytes` are read in one piece for a series, larger ones value by value. */
  constructor(header: OutHeader, host: OutHost, wholeBytes: number) {
    this.header = header;
    this.host = host;
    this.wholeBytes = wholeBytes;
  }

  /** Moment of a period, milliseconds since 1970 in the model's own time, as if it were UTC. */
  momentMs(period: number): number {
    const { startDays, reportStepS } = this.header;
    return Math.round((epochMs + startDays * 86_400_000 + (period + 1) * reportStepS * 1000) / 1000) * 1000;
  }

  /** One variable of every object of a kind in a period, in the order of the ids. */
  async column(kind: OutKind, variable: number, period: number): Promise<Float32Array> {
    const { ids, variables } = this.header;
    const width = variables[kind].length;
    this.check(kind, 0, variable, period);
    const values = await this.floats(this.offset(kind, 0, 0, period), ids[kind].length * width);
    return Float32Array.from({ length: ids[kind].length }, (_, i) => values[i * width + variable]);
  }

  /** One variable of one object over all periods. */
  async series(kind: OutKind, object: number, variable: number): Promise<Float32Array> {
    const { periods, periodBytes, resultsAt } = this.header;
    this.check(kind, object, variable, 0);
    const at = (period: number): number => this.offset(kind, object, variable, period);
    const series = new Float32Array(periods);
    if (periods * periodBytes <= this.wholeBytes) {
      const bytes = await this.host.read(resultsAt, periods * periodBytes);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let i = 0; i < periods; i++) series[i] = view.getFloat32(at(i) - resultsAt, true);
      return series;
    }
    for (let i = 0; i < periods; i++) series[i] = (await this.floats(at(i), 1))[0];
    return series;
  }

  /** All values of a period as they lie in the file, without its date. */
  async period(period: number): Promise<Float32Array> {
    const { resultsAt, periodBytes } = this.header;
    this.check('system', 0, 0, period);
    return this.floats(resultsAt + period * periodBytes + 8, (periodBytes - 8) / 4);
  }

  /** Place of a value among those of `period`. */
  placeInPeriod(kind: OutKind, object: number, variable: number): number {
    const { ids, variables } = this.header;
    let place = 0;
    for (const each of outKinds) {
      if (each === kind) return place + object * variables[kind].length + variable;
      place += ids[each].length * variables[each].length;
    }
    return place;
  }

  private offset(kind: OutKind, object: number, variable: number, period: number): number {
    const { resultsAt, periodBytes } = this.header;
    return resultsAt + period * periodBytes + 8 + 4 * this.placeInPeriod(kind, object, variable);
  }

  private check(kind: OutKind, object: number, variable: number, period: number): void {
    const { ids, variables, periods } = this.header;
    const fits =
      object >= 0 &&
      object < ids[kind].length &&
      variable >= 0 &&
      variable < variables[kind].length &&
      period >= 0 &&
      period < periods;
    if (fits || (ids[kind].length === 0 && variable >= 0)) return;
    throw new OutError(
      'not-there',
      `${kind} ${object}, variable ${variable}, period ${period} is not in the file: it has ${ids[kind].length}, ${variables[kind].length} and ${periods}`,
    );
  }

  /** Numbers anywhere in the file: ids of any length stand before them, so they are seldom aligned. */
  private async floats(offset: number, count: number): Promise<Float32Array> {
    const bytes = await this.host.read(offset, 4 * count);
    const aligned = new Uint8Array(4 * count);
    aligned.set(bytes);
    return new Float32Array(aligned.buffer);
  }
}

/** Opens a result file. Throws an `OutError` for a file that is foreign, cut short, or of a run that failed. */
export async function openOut(host: OutHost, wholeBytes = 8_000_000): Promise<SwmmOut> {
  return new SwmmOut(await readOutHeader(host), host, wholeBytes);
}

/** A result file in memory. */
export function memoryHost(bytes: Uint8Array): OutHost {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}
