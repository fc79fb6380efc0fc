import { IdMap, type InpIndex, inpNumber, isWord } from './inp-index.ts';
import type { InpIssues } from './inp-issue.ts';
import type { InpFile } from './parse-inp.ts';

/** Units of flow that go with feet; the others go with metres. */
const feet = ['CFS', 'GPM', 'MGD'];
/** A level conduit gets this drop from the engine (0.001 ft). */
const leastDrop = { feet: 0.001, metres: 0.0003048 };
const gravity = { feet: 32.2, metres: 9.81 };

/**
 * What makes the engine compute badly though it computes: water that comes to where no outfall can be reached, conduits
 * that a wave passes within a routing step, level conduits that are throttled (EPA SWMM 5.2 user's manual, 8.8 and
 * appendix E: flow routing continuity errors and instability). All are warnings; of dynamic wave routing only.
 */
export function checkStability({ sections }: InpFile, index: InpIndex, issues: InpIssues, elevations: boolean): void {
  const option = new Map(
    (sections.get('OPTIONS') ?? []).map(({ tokens }) => [tokens[0].toUpperCase(), tokens[1] ?? '']),
  );
  checkWaysOut(sections, index, issues);
  if (!isWord(option.get('FLOW_ROUTING'), 'DYNWAVE')) return;
  const unit = feet.some((word) => isWord(option.get('FLOW_UNITS') ?? 'CFS', word)) ? 'feet' : 'metres';
  const stepS = secondsOf(option.get('ROUTING_STEP') ?? '20');
  const lengthened = secondsOf(option.get('LENGTHENING_STEP') ?? '0') >= stepS;
  const hasMinSlope = inpNumber(option.get('MIN_SLOPE') ?? '0') > 0;
  const isVariable = inpNumber(option.get('VARIABLE_STEP') ?? '0') > 0;
  const heightOf = new IdMap((sections.get('XSECTIONS') ?? []).map(({ tokens }) => [tokens[0], tokens]));
  for (const { line, tokens } of sections.get('CONDUITS') ?? []) {
    const at = { line, section: 'CONDUITS', id: tokens[0] };
    const shape = heightOf.get(tokens[0]);
    const height = isWord(shape?.[1], 'IRREGULAR') ? NaN : inpNumber(shape?.[2]);
    const length = inpNumber(tokens[3]);
    const waveS = length / Math.sqrt(gravity[unit] * height);
    // A variable step shortens itself; one that is lengthened for needs no shorter one.
    if (waveS < stepS && !lengthened && !isVariable)
      issues.warning(null, at, `a wave passes the conduit in ${waveS.toFixed(1)} s, within a routing step`);
    const [from, to] = [1, 2].map((column) => endLevel(tokens, column, index, elevations));
    if (!hasMinSlope && Math.abs(from - to) < leastDrop[unit])
      issues.warning(4, at, 'the conduit is level: its normal flow is nearly nothing');
  }
}

/** Nodes that get water and from which no link, whichever way, reaches an outfall. */
function checkWaysOut(sections: InpFile['sections'], index: InpIndex, issues: InpIssues): void {
  const parent = new Map<string, string>();
  const root = (node: string): string => {
    let at = node.toUpperCase();
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    if (at !== node.toUpperCase()) parent.set(node.toUpperCase(), at);
    return at;
  };
  for (const { tokens } of index.link.values()) {
    const [a, b] = [root(tokens[1] ?? ''), root(tokens[2] ?? '')];
    if (a !== b) parent.set(a, b);
  }
  const drained = new Set((sections.get('OUTFALLS') ?? []).map(({ tokens }) => root(tokens[0])));
  const fed = new Set([
    ...[...index.subcatchment.values()].map(({ tokens }) => tokens[2] ?? ''),
    ...['INFLOWS', 'DWF', 'RDII'].flatMap((name) => (sections.get(name) ?? []).map(({ tokens }) => tokens[0])),
  ]);
  for (const id of fed) {
    const node = index.node.get(id);
    if (!node || drained.has(root(id))) continue;
    const at = { line: node.line, section: node.section, id };
    issues.warning(null, at, 'water comes to the node, and no outfall is connected with it');
  }
}

function endLevel(tokens: readonly string[], column: number, index: InpIndex, elevations: boolean): number {
  const invert = inpNumber(index.node.get(tokens[column])?.tokens[1]);
  const given = tokens[column + 4] ?? '0';
  if (given === '*') return invert;
  return elevations ? inpNumber(given) : invert + inpNumber(given);
}

/** Seconds of `5`, `0.5` or `0:00:05`. */
function secondsOf(text: string): number {
  const parts = /^(\d+):(\d{1,2}):(\d{1,2})$/.exec(text);
  return parts ? Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]) : inpNumber(text);
}
