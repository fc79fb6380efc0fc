import type { Projection } from '../../data/geo/crs.ts';
import type { AnalysisDataset } from './columns.ts';
import type { CityLand } from './city-land.ts';
import type { PolygonOps, ShapeParts } from './polygon-ops.ts';
import type { SummaryCard, SummaryParameters } from './summary-types.ts';

/** What an analysis is given beside its parameters. */
export interface AnalysisContext {
  dataset: AnalysisDataset;
  projection: Projection;
  ops: PolygonOps;
  land: CityLand;
  /** Suspected blank land of a polygon from the distance field, where one is at hand. */
  blankShare?: ((parts: ShapeParts, of: SummaryParameters) => SummaryCard['blank'] | undefined) | undefined;
  /** Reports progress (0..1) and throws when the analysis is to stop; called at least every 0.1 s or so of work. */
  checkpoint(share: number): void;
}
