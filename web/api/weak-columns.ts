import { type WeakEvidence, weakComponents, type WeakKind, weakKinds } from '../../data/weak-points/components.ts';
import type { WeakMatrix } from '../../data/weak-points/rank.ts';
import type { WeakColumnsHeader } from '../../server/contract/weak-points.ts';
import { ApiError, errorOfFailure, errorOfResponse } from './api-error.ts';
import { ColumnReader, decodeColumnBytes } from './column-bytes.ts';
import { cityPath } from './request.ts';

/** Objects of one kind with all that ranks them: see server/contract/weak-points.ts. */
export interface WeakTable extends WeakMatrix {
  kind: WeakKind;
  /** Figures that somebody has. */
  evidence: Partial<Record<WeakEvidence, Float32Array>>;
  /** 1e-7 degrees. */
  lon: Int32Array;
  lat: Int32Array;
  /** Index into the lists of the same name, −1 none. */
  district: Int32Array;
  street: Int32Array;
  road: Int32Array;
  /** Of pipes: their place among the lines of the network. */
  line: Int32Array;
  keys: string[];
  /** '' where it has none. */
  names: string[];
  /** The same in English; the name itself where the survey has none. */
  namesEn: string[];
}

export interface WeakColumns {
  tables: Record<WeakKind, WeakTable>;
  districts: string[];
  streets: string[];
  roads: string[];
  roadsEn: string[];
  meta: WeakColumnsHeader['meta'];
}

const name = 'weak points';

/** Components and evidence of every weak point of a city. Throws ApiError; an abort is passed on. */
export async function getWeakColumns(city: string, designYears: number, signal: AbortSignal): Promise<WeakColumns> {
  try {
    const response = await fetch(`${cityPath(city, 'weak-points')}?designYears=${designYears}`, { signal });
    if (!response.ok) throw await errorOfResponse(response);
    return await decodeWeakColumns(await response.arrayBuffer());
  } catch (cause) {
    throw errorOfFailure(cause);
  }
}

/** Tables of the bytes sent. Throws ApiError `answer-unreadable` that says what is wrong with them. */
export async function decodeWeakColumns(bytes: ArrayBuffer): Promise<WeakColumns> {
  const { header, body } = await decodeColumnBytes<WeakColumnsHeader>(bytes, 'DAW1', name);
  const columns = new ColumnReader(body);
  const { districts, streets, roads, roadsEn, meta } = header;
  try {
    const tables = header.kinds.map((each) => [each.kind, readTable(columns, each)] as const);
    if (tables.length !== weakKinds.length)
      throw new RangeError(`${tables.length} kinds, expected ${weakKinds.length}`);
    return { tables: Object.fromEntries(tables) as WeakColumns['tables'], districts, streets, roads, roadsEn, meta };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ApiError('answer-unreadable', 200, `${name}: ${cause.message}`);
  }
}

function readTable(
  columns: ColumnReader,
  { kind, count, evidence, keysBytes }: WeakColumnsHeader['kinds'][number],
): WeakTable {
  // prettier-ignore
  const whole = (): Int32Array => columns.take(Int32Array, count);
  const x = columns.take(Float32Array, weakComponents.length * count);
  const figures = evidence.map((figure) => [figure, columns.take(Float32Array, count)] as const);
  const [lon, lat, district, street, road] = [whole(), whole(), whole(), whole(), whole()];
  const line = kind === 'pipes' ? whole() : new Int32Array(0);
  const texts = new TextDecoder().decode(columns.take(Uint8Array, keysBytes)).split('\0');
  return {
    kind,
    count,
    x,
    evidence: Object.fromEntries(figures),
    lon,
    lat,
    district,
    street,
    road,
    line,
    keys: texts.slice(0, count),
    names: texts.slice(count, 2 * count),
    namesEn: texts.slice(2 * count, 3 * count),
  };
}
