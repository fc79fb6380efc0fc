import type { Finding } from './finding.ts';

/** What of a pipe's record tells which pipe a finding means; ends are keys of nodes, undefined where the survey names none. */
export interface NamedPipe {
  key: string;
  startNodeId: string | undefined;
  endNodeId: string | undefined;
  inUse: boolean;
  lengthM: number;
}

/** Why nobody knows which pipe a finding means. */
export type LocateProblem =
  | 'pipe-unknown'
  | 'manhole-unknown'
  | 'manholes-apart'
  | 'pipe-ambiguous'
  | 'manholes-differ';

/** A finding on its pipe, its position counted from the pipe's start node; or why not, and which pipes it may mean. */
export type LocatedFinding =
  | { finding: Finding; pipeId: string; turned: boolean }
  | { finding: Finding; problem: LocateProblem; candidates: string[] };

/** Marks that reports put between two manholes to name the pipe between them. */
const between = /-{1,2}>?|[~～—–→↔至_]| to /gi;

/**
 * Says for every finding which pipe it means: by the pipe's key, else by the two manholes it names, in columns of their
 * own or as one name (`Y12-Y13`). Of several pipes between two manholes that in use counts, and is ambiguous where more
 * than one is. Reports count distances from the start manhole they name: on a pipe that the survey draws the other way
 * they are turned round (`turned`). `eachPipe` goes over all pipes of a survey; it is called twice at most.
 */
export function locateFindings(
  findings: readonly Finding[],
  eachPipe: (visit: (pipe: NamedPipe) => void) => void,
  isNode: (key: string) => boolean,
): LocatedFinding[] {
  const wanted = new Set(findings.flatMap(({ pipeId }) => pipeId ?? []));
  const byKey = new Map<string, NamedPipe>();
  eachPipe((pipe) => wanted.has(pipe.key) && byKey.set(pipe.key, pipe));
  const pairs = findings.map((finding) => pairsOf(finding, byKey));
  const byPair = new Map<string, NamedPipe[]>();
  for (const list of pairs) for (const [a, b] of list) byPair.set(pairKey(a, b), []);
  if (byPair.size > 0) {
    eachPipe((pipe) => {
      if (pipe.startNodeId === undefined || pipe.endNodeId === undefined) return;
      byPair.get(pairKey(pipe.startNodeId, pipe.endNodeId))?.push(pipe);
    });
  }
  return findings.map((finding, i) => {
    const known = finding.pipeId === undefined ? undefined : byKey.get(finding.pipeId);
    return known ? onPipe(finding, known) : onPair(finding, pairs[i], byPair, isNode);
  });
}

/** Manholes that may name the pipe, from start to end: none where the pipe is known. */
function pairsOf({ pipeId, startNodeId, endNodeId }: Finding, byKey: ReadonlyMap<string, unknown>): [string, string][] {
  if (pipeId !== undefined && byKey.has(pipeId)) return [];
  if (startNodeId !== undefined && endNodeId !== undefined) return [[startNodeId, endNodeId]];
  if (pipeId === undefined) return [];
  // Keys of manholes may hold the same marks: every place where the name can be cut is tried.
  return [...pipeId.matchAll(between)]
    .map((mark): [string, string] => [
      pipeId.slice(0, mark.index).trim(),
      pipeId.slice(mark.index + mark[0].length).trim(),
    ])
    .filter(([a, b]) => a !== '' && b !== '');
}

/** A finding that names its pipe; manholes beside it say where the distance is counted from. */
function onPipe(finding: Finding, pipe: NamedPipe): LocatedFinding {
  const { startNodeId: start, endNodeId: end } = finding;
  const isNamed = start !== undefined && end !== undefined;
  if (!isNamed || pipe.startNodeId === undefined || pipe.endNodeId === undefined) return place(finding, pipe, false);
  if (start === pipe.startNodeId && end === pipe.endNodeId) return place(finding, pipe, false);
  if (start === pipe.endNodeId && end === pipe.startNodeId) return place(finding, pipe, true);
  return { finding, problem: 'manholes-differ', candidates: [] };
}

function onPair(
  finding: Finding,
  pairs: readonly [string, string][],
  byPair: ReadonlyMap<string, NamedPipe[]>,
  isNode: (key: string) => boolean,
): LocatedFinding {
  for (const [a, b] of pairs) {
    const all = byPair.get(pairKey(a, b)) ?? [];
    const used = all.filter(({ inUse }) => inUse);
    const found = used.length > 0 ? used : all;
    if (found.length > 1) return { finding, problem: 'pipe-ambiguous', candidates: found.map(({ key }) => key) };
    if (found.length === 1) return place(finding, found[0], found[0].startNodeId !== a);
  }
  const areNodes = pairs.some(([a, b]) => isNode(a) && isNode(b));
  const named = finding.startNodeId !== undefined && finding.endNodeId !== undefined;
  return { finding, problem: areNodes ? 'manholes-apart' : named ? 'manhole-unknown' : 'pipe-unknown', candidates: [] };
}

function place(finding: Finding, { key, lengthM }: NamedPipe, turned: boolean): LocatedFinding {
  if (!turned || finding.positionM === undefined) return { finding: { ...finding, pipeId: key }, pipeId: key, turned };
  const positionM = Math.round((lengthM - finding.positionM - (finding.lengthM ?? 0)) * 1000) / 1000;
  return { finding: { ...finding, pipeId: key, positionM }, pipeId: key, turned };
}

/** One name for a pair of manholes, whichever comes first. */
function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
