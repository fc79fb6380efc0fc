import type { LayerColumns } from './columns.ts';
import { kindNames, pipeClasses, type RecordClasses } from './pipe-classes.ts';

export interface PipeFilter {
  /** Undefined: every kind, the unknown one included. */
  kinds?: readonly string[] | undefined;
  /** Undefined: mains, and pipes whose role nobody filled. */
  roles?: readonly string[] | undefined;
}

export interface PipeCompleteness {
  pipes: number;
  lengthM: number;
  leftOut: Record<(typeof leftOutReasons)[number], number>;
  knownStatus: number;
  knownKind: number;
  knownRole: number;
}

/** Why a pipe does not count, in the order in which the reasons are looked at. */
export const leftOutReasons = ['status', 'form', 'role', 'kind'] as const;

const countedForms = new Set(['pipe', 'covered_channel']);
/** Filters kept per version: people ask about the same few kinds again and again. */
const keptFilters = 4;
const kept = new WeakMap<LayerColumns, Map<string, CountedPipes>>();

/**
 * Pipes that count for density and blank areas: in use or of unknown status; pipe, covered channel or unknown form;
 * role and kind as the filter says. A pipe left out is named under the first reason that applies, in that order.
 * The answer for the same columns and filter is made once; the latest few are kept.
 */
export function countPipes(pipes: LayerColumns | undefined, filter: PipeFilter): CountedPipes {
  if (!pipes) return new CountedPipes(undefined, filter);
  let byFilter = kept.get(pipes);
  if (!byFilter) {
    byFilter = new Map();
    kept.set(pipes, byFilter);
  }
  const name = JSON.stringify([filter.kinds?.toSorted(), filter.roles?.toSorted()]);
  const counted = byFilter.get(name) ?? new CountedPipes(pipes, filter);
  byFilter.delete(name);
  byFilter.set(name, counted);
  for (const oldest of byFilter.keys()) {
    if (byFilter.size <= keptFilters) break;
    byFilter.delete(oldest);
  }
  return counted;
}

/** Which pipes of a layer count, and their segments. Segments of zero length are none. */
export class CountedPipes {
  readonly pipes: LayerColumns | undefined;
  /** Per pipe: 0 when it counts, else 1 + its place in `leftOutReasons`. */
  readonly leftOut: Uint8Array;
  readonly completeness: PipeCompleteness;
  /** Number of segments. */
  readonly count: number;
  /** Length of each kind, in the order of `kindNames`, metres. */
  readonly lengthByKindM: Float64Array = new Float64Array(kindNames.length);
  private madeSegments: Float64Array | undefined;
  private readonly present = new Map<RecordClasses, readonly number[]>();

  constructor(pipes: LayerColumns | undefined, filter: PipeFilter) {
    this.pipes = pipes;
    const { kinds, roles } = filter;
    const accepts = {
      status: acceptedCodes(pipes, 'status', (status) => status === undefined || status === 'in_use'),
      form: acceptedCodes(pipes, 'form', (form) => form === undefined || countedForms.has(form)),
      role: acceptedCodes(pipes, 'role', (role) =>
        roles ? roles.includes(role ?? '') : role === undefined || role === 'main',
      ),
      kind: acceptedCodes(pipes, 'kind', (kind) => !kinds || kinds.includes(kind ?? '')),
    };
    const total = pipes?.count ?? 0;
    const leftOut = { status: 0, form: 0, role: 0, kind: 0 };
    const known = { status: 0, role: 0, kind: 0 };
    const { codes } = pipeClasses(pipes, 'kind');
    this.leftOut = new Uint8Array(total);
    let counted = 0;
    for (let i = 0; i < total; i++) {
      let reason = 0;
      while (reason < leftOutReasons.length && accepts[leftOutReasons[reason]].accepts(i)) reason++;
      if (reason < leftOutReasons.length) {
        leftOut[leftOutReasons[reason]]++;
        this.leftOut[i] = reason + 1;
        continue;
      }
      counted++;
      if (accepts.status.knows(i)) known.status++;
      if (accepts.role.knows(i)) known.role++;
      if (accepts.kind.knows(i)) known.kind++;
    }
    let segments = 0;
    this.eachSegment((pipe, x0, y0, x1, y1) => {
      segments++;
      this.lengthByKindM[codes[pipe]] += Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    });
    this.count = segments;
    const share = (n: number): number => (counted === 0 ? 0 : n / counted);
    this.completeness = {
      pipes: counted,
      lengthM: this.lengthByKindM.reduce((sum, lengthM) => sum + lengthM, 0),
      leftOut,
      knownStatus: share(known.status),
      knownKind: share(known.kind),
      knownRole: share(known.role),
    };
  }

  /** Classes that some counted pipe has, by their places, ascending. */
  presentClasses(classes: RecordClasses): readonly number[] {
    let present = this.present.get(classes);
    if (!present) {
      const seen = new Uint8Array(classes.names.length);
      for (let i = 0; i < this.leftOut.length; i++) if (this.leftOut[i] === 0) seen[classes.codes[i]] = 1;
      present = classes.names.flatMap((_, i) => (seen[i] ? [i] : []));
      this.present.set(classes, present);
    }
    return present;
  }

  /** x0, y0, x1, y1 of every segment, metres; made when first asked for. */
  get segments(): Float64Array {
    if (!this.madeSegments) {
      const segments = new Float64Array(4 * this.count);
      let at = 0;
      this.eachSegment((_pipe, x0, y0, x1, y1) => {
        segments[at++] = x0;
        segments[at++] = y0;
        segments[at++] = x1;
        segments[at++] = y1;
      });
      this.madeSegments = segments;
    }
    return this.madeSegments;
  }

  /** Visits the segments of counted pipes, metres. `vertex` is the place of (x0, y0) in the columns. */
  eachSegment(visit: (pipe: number, x0: number, y0: number, x1: number, y1: number, vertex: number) => void): void {
    const { pipes, leftOut } = this;
    if (!pipes) return;
    for (let pipe = 0; pipe < pipes.count; pipe++) {
      if (leftOut[pipe] === 0) eachSegmentOf(pipes, pipe, visit);
    }
  }
}

/** Visits the segments of one line, those of zero length left out. */
export function eachSegmentOf(
  { featureParts, partRings, ringStarts, xy }: LayerColumns,
  feature: number,
  visit: (feature: number, x0: number, y0: number, x1: number, y1: number, vertex: number) => void,
): void {
  for (let part = featureParts[feature]; part < featureParts[feature + 1]; part++) {
    const ring = partRings[part];
    const last = ringStarts[ring + 1] - 1;
    for (let v = ringStarts[ring]; v < last; v++) {
      const x0 = xy[2 * v];
      const y0 = xy[2 * v + 1];
      const x1 = xy[2 * v + 2];
      const y1 = xy[2 * v + 3];
      if (x0 !== x1 || y0 !== y1) visit(feature, x0, y0, x1, y1, v);
    }
  }
}

/** Looks at the words of a field once; then a record is a look at its code. */
function acceptedCodes(pipes: LayerColumns | undefined, field: string, accepts: (word: string | undefined) => boolean) {
  const column = pipes?.fields[field];
  if (column?.kind !== 'text') {
    const all = accepts(undefined);
    return { accepts: () => all, knows: () => false };
  }
  const { codes } = column;
  const words = column.dictionary.map((word) => accepts(word));
  const missing = accepts(undefined);
  return {
    accepts: (i: number) => (codes[i] < 0 ? missing : words[codes[i]]),
    knows: (i: number) => codes[i] >= 0,
  };
}
