import type { AnalysisContext } from './context.ts';
import type { CountedPipes } from './counted-pipes.ts';
import { LengthTally } from './length-tally.ts';
import type { ClassName } from './pipe-classes.ts';
import type { ZoneGrid } from './zone-grid.ts';

export interface ZoneLengths {
  /** By the zone's place in the list. */
  lengths: LengthTally;
  /** Cell 0: length in at least one zone; zones that overlap count once. */
  covered: LengthTally;
}

/** Length of counted pipe in each polygon, clipped exactly; a pipe along an edge lies half inside. */
export function lengthsInZones(
  context: AnalysisContext,
  pipes: CountedPipes,
  zones: ZoneGrid,
  by: readonly ClassName[],
): ZoneLengths {
  const lengths = new LengthTally(pipes, by);
  const covered = new LengthTally(pipes, by);
  let done = 0;
  pipes.eachSegment((pipe, x0, y0, x1, y1) => {
    if ((++done & 16383) === 0) context.checkpoint(0.2 + (0.7 * done) / pipes.count);
    const lengthM = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    zones.eachPiece(x0, y0, x1, y1, (holders, share) => {
      if (holders.length === 0) return;
      for (let i = 0; i < holders.length; i++) lengths.add(holders[i], pipe, lengthM * share);
      if (holders.length > 1) covered.add(0, pipe, lengthM * share * (1 - holders.length));
    });
  });
  lengths.addAllTo(covered, 0, zones.size);
  return { lengths, covered };
}
