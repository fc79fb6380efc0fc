import type { WeakEvidence } from '../../../data/weak-points/components.ts';
import { type Component, unknowns } from './component.ts';

/**
 * A component of objects that have pipes: that of the worst of them, with its evidence. Pipes of object i are
 * pipes[first[i]] … pipes[first[i + 1] − 1]; an object none of whose pipes is known is not known.
 */
export function worstOf(of: Component, { first, pipes }: { first: Uint32Array; pipes: Uint32Array }): Component {
  const count = first.length - 1;
  const x = unknowns(count);
  const names = Object.keys(of.evidence) as WeakEvidence[];
  const evidence: Component['evidence'] = Object.fromEntries(names.map((name) => [name, unknowns(count)]));
  for (let i = 0; i < count; i++) {
    let worst = -1;
    for (let k = first[i]; k < first[i + 1]; k++) {
      const pipe = pipes[k];
      if (worst < 0 || Number.isNaN(of.x[worst]) || of.x[pipe] > of.x[worst]) worst = pipe;
    }
    if (worst < 0) continue;
    x[i] = of.x[worst];
    for (const name of names) evidence[name]![i] = of.evidence[name]![worst];
  }
  return { x, evidence };
}
