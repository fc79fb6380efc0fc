import type { Audience } from '../../data/model/catalogue.ts';
import type { Bbox } from '../../data/model/feature.ts';
import type { CitySettings, Manifest } from '../../data/model/manifest.ts';
import type { BlankAreasRequest, BlankAreasResult } from '../contract/blank-areas.ts';
import type { DensityRequest, DensityResult } from '../contract/density.ts';
import type { ItemFeature } from '../contract/items.ts';
import type { SearchResult } from '../contract/search.ts';

export interface ItemsRequest {
  bbox?: Bbox;
  limit: number;
  offset: number;
  tileIds?: number[];
  /** Field → wanted value; an empty text asks for records where the value is missing. */
  filters: Record<string, string>;
  audience: Audience;
}

export interface ItemsAnswer {
  features: ItemFeature[];
  numberMatched: number;
}

/** Analyses by the last part of their address. */
export type AnalysisName =
  | 'density'
  | 'blank-areas'
  | 'blank-preview'
  | 'distance-field'
  | 'nearest'
  | 'within'
  | 'summary'
  | 'policy-matrix'
  | 'indicators'
  | 'network-lines'
  | 'section'
  | 'network-check'
  | 'capacity'
  | 'capacity-pipe'
  | 'weak-points'
  | 'weak-columns'
  | 'causes'
  | 'inspection'
  | 'trace'
  | 'public-figures'
  | 'swmm-export'
  | 'swmm-join'
  | 'terrain-hollows';

/** How a long analysis is followed and stopped. */
export interface RunOptions {
  signal?: AbortSignal;
  /** 0..1 */
  onProgress?: (share: number) => void;
  /** Told at once where the answer will come from. */
  onSource?: (source: AnswerSource) => void;
}

/** Computed for this question; by a run that somebody else had begun; or kept in memory from an earlier one. */
export type AnswerSource = 'computed' | 'shared' | 'memory';

/**
 * Answers questions about one dataset version. Every answer of one `EngineVersion` comes from that version alone,
 * so that a request that began before a switch never mixes two.
 */
export interface EngineVersion {
  readonly city: string;
  readonly version: string;
  readonly settings: CitySettings;
  readonly manifest: Manifest;
  items(layer: string, request: ItemsRequest): Promise<ItemsAnswer>;
  item(layer: string, key: string, audience: Audience): Promise<ItemFeature | undefined>;
  search(query: string, limit: number, audience: Audience): Promise<SearchResult>;
  density(request: DensityRequest, options?: RunOptions): Promise<DensityResult>;
  blankAreas(request: BlankAreasRequest, options?: RunOptions): Promise<BlankAreasResult>;
  /**
   * The answer of an analysis as JSON in UTF-8: a route passes it on without reading it. A large request may be given as
   * the bytes of its JSON, which are then read and checked where it is answered.
   */
  analysisJson(name: AnalysisName, request: unknown, options?: RunOptions): Promise<Uint8Array>;
}

export interface Engine {
  /** Current version of a city, loaded; undefined for a city without data. */
  find(city: string): Promise<EngineVersion | undefined>;
  /** Every city of the store, without waiting for any. */
  cities(): CityState[];
  close(): Promise<void>;
}

/** Where the engine stands with a city: `empty` is one before its first import. */
export interface CityState {
  id: string;
  state: 'loading' | 'ready' | 'failed' | 'empty';
  /** Version that is served. */
  current?: EngineVersion;
  /** Why the newest version could not be loaded; the one before it goes on being served. */
  error?: string;
}
