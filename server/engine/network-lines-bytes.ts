import type { AnalysisContext } from '../analysis/context.ts';
import { lineKinds, networkLines } from '../analysis/network-lines.ts';
import type { NetworkLinesHeader } from '../contract/network-lines.ts';
import { columnBytes } from './column-bytes.ts';

/** Every pipe of the network as a line; the form is described in contract/network-lines.ts. */
export function networkLinesBytes({ dataset, checkpoint }: AnalysisContext): Uint8Array {
  const { tileIds, vertexCounts, dx, dy, diametersMm, kinds } = networkLines(dataset);
  checkpoint(0.5);
  const header: NetworkLinesHeader = {
    datasetVersion: dataset.version,
    pipes: tileIds.length,
    vertices: dx.length,
    kinds: [...lineKinds],
  };
  return columnBytes('DNL1', header, [tileIds, vertexCounts, dx, dy, diametersMm, kinds]);
}
