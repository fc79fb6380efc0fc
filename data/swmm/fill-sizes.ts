import type { Assumptions } from './assumptions.ts';
import type { SourcePipe, SwmmSource } from './source.ts';

/** Smallest public storm sewer (domain reference 2.4). */
const defaultHeightM = 0.3;

/**
 * Height and width of every pipe, m. A missing height of a main is the largest of the nearest known mains upstream, else
 * of those downstream; a missing width of a section that is not round is its height.
 */
export function fillSizes(
  { pipes, nodes }: SwmmSource,
  assumptions: Assumptions,
): { heightM: Float64Array; widthM: Float64Array } {
  const heightM = Float64Array.from(pipes, (pipe) => pipe.heightM);
  const isOpen = (i: number): boolean => !(heightM[i] > 0);
  let open = pipes.flatMap(({ connection }, i) => (isOpen(i) && !connection ? [i] : []));
  for (const [near, far] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    for (let found = true; found && open.length > 0;) {
      // Sizes spread one pipe a round, so that the nearest known ones win.
      const largest = new Float64Array(nodes.length);
      pipes.forEach((pipe, i) => {
        if (!pipe.connection && heightM[i] > largest[pipe[far]]) largest[pipe[far]] = heightM[i];
      });
      const still = open.filter((i) => !(largest[pipes[i][near]] > 0));
      found = still.length < open.length;
      for (const i of open) {
        const size = largest[pipes[i][near]];
        if (!(size > 0)) continue;
        heightM[i] = size;
        assumptions.add('size-from-neighbour', pipes[i].key);
      }
      open = still;
    }
  }
  pipes.forEach(({ key }, i) => {
    if (!isOpen(i)) return;
    heightM[i] = defaultHeightM;
    assumptions.add('size-default', key);
  });
  return { heightM, widthM: Float64Array.from(pipes, (pipe, i) => width(pipe, heightM[i], assumptions)) };
}

function width(pipe: SourcePipe, heightM: number, assumptions: Assumptions): number {
  if (pipe.widthM > 0) return pipe.widthM;
  const needed = pipe.open || (pipe.shape !== undefined && pipe.shape !== 'circular' && pipe.shape !== 'irregular');
  if (needed) assumptions.add('width-as-height', pipe.key);
  return heightM;
}
