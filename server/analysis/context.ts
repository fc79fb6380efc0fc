import type { Projection } from '../../data/geo/crs.ts';
import type { AnalysisDataset } from './columns.ts';
import type { CityLand } from './city-land.ts';
import type { DistanceField } from './distance-field.ts';
import type { PolygonOps } from './polygon-ops.ts';

/** What an analysis is given beside its parameters. */
export interface AnalysisContext {
  dataset: AnalysisDataset;
  projection: Projection;
  ops: PolygonOps;
  land: CityLand;
  /** Distance fields that live on beyond this run; absent, each is made when asked for. */
  fields?: FieldShelf;
  /** Reports progress (0..1) and throws when the analysis is to stop; called at least every 0.1 s or so of work. */
  checkpoint: (share: number) => void;
}

/** Holds a few distance fields for everybody. */
export interface FieldShelf {
  find(key: string): DistanceField | undefined;
  /** Tells that a field was made or used: the one unused for longest makes room. */
  keep(field: DistanceField): void;
}
