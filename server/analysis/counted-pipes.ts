import type { GeometryColumns, LayerColumns, TextColumn } from './columns.ts';

/** Kinds of pipe in answers; a kind nobody filled is its own. */
export const kindNames = ['storm', 'foul', 'combined', 'other', 'unknown'] as const;

export interface PipeFilter {
  /** Undefined: every kind, the unknown one included. */
  kinds?: readonly string[] | undefined;
  /** Undefined: mains, and pipes whose role nobody filled. */
  roles?: readonly string[] | undefined;
}

export interface PipeCompleteness {
  pipes: number;
  lengthM: number;
  leftOut: Record<'status' | 'form' | 'role' | 'kind', number>;
  knownStatus: number;
  knownKind: number;
  knownRole: number;
}

/** Segments of the pipes that count, ready for geometry: x0, y0, x1, y1 in metres, and the pipe's kind. */
export interface CountedPipes {
  count: number;
  segments: Float64Array;
  /** Index into `kindNames`, per segment. */
  kinds: Uint8Array;
  completeness: PipeCompleteness;
}

const countedForms = new Set(['pipe', 'covered_channel']);

/**
 * Pipes that count for density and blank areas: in use or of unknown status; pipe, covered channel or unknown form;
 * role and kind as the filter says. A pipe left out is named under the first reason that applies, in that order.
 */
export function countPipes(pipes: LayerColumns | undefined, filter: PipeFilter): CountedPipes {
  const leftOut = { status: 0, form: 0, role: 0, kind: 0 };
  const coordinates: number[] = [];
  const kinds: number[] = [];
  const known = { status: 0, kind: 0, role: 0 };
  let counted = 0;
  let lengthM = 0;
  const read = {
    status: reader(pipes, 'status'),
    form: reader(pipes, 'form'),
    role: reader(pipes, 'role'),
    kind: reader(pipes, 'kind'),
  };
  const total = pipes?.count ?? 0;
  for (let i = 0; i < total; i++) {
    const status = read.status(i);
    const form = read.form(i);
    const role = read.role(i);
    const kind = read.kind(i);
    if (status !== undefined && status !== 'in_use') leftOut.status++;
    else if (form !== undefined && !countedForms.has(form)) leftOut.form++;
    else if (filter.roles ? !filter.roles.includes(role ?? '') : role !== undefined && role !== 'main') leftOut.role++;
    else if (filter.kinds && !filter.kinds.includes(kind ?? '')) leftOut.kind++;
    else {
      counted++;
      if (status !== undefined) known.status++;
      if (role !== undefined) known.role++;
      if (kind !== undefined) known.kind++;
      const index = kindNames.indexOf((kind ?? 'unknown') as (typeof kindNames)[number]);
      lengthM += addSegments(pipes!, i, index < 0 ? kindNames.indexOf('other') : index, coordinates, kinds);
    }
  }
  const share = (n: number): number => (counted === 0 ? 0 : n / counted);
  return {
    count: kinds.length,
    segments: Float64Array.from(coordinates),
    kinds: Uint8Array.from(kinds),
    completeness: {
      pipes: counted,
      lengthM,
      leftOut,
      knownStatus: share(known.status),
      knownKind: share(known.kind),
      knownRole: share(known.role),
    },
  };
}

function reader(pipes: LayerColumns | undefined, field: string): (feature: number) => string | undefined {
  const column = pipes?.fields[field] as TextColumn | undefined;
  return column ? (i) => column.dictionary[column.codes[i]] : () => undefined;
}

/** Appends the segments of a line and returns its length. Segments of zero length are left out. */
function addSegments(lines: GeometryColumns, feature: number, kind: number, out: number[], kinds: number[]): number {
  let length = 0;
  for (let part = lines.featureParts[feature]; part < lines.featureParts[feature + 1]; part++) {
    const ring = lines.partRings[part];
    for (let v = lines.ringStarts[ring]; v + 1 < lines.ringStarts[ring + 1]; v++) {
      const x0 = lines.xy[2 * v];
      const y0 = lines.xy[2 * v + 1];
      const x1 = lines.xy[2 * v + 2];
      const y1 = lines.xy[2 * v + 3];
      if (x0 === x1 && y0 === y1) continue;
      length += Math.hypot(x1 - x0, y1 - y0);
      out.push(x0, y0, x1, y1);
      kinds.push(kind);
    }
  }
  return length;
}
