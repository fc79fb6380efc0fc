import type { Audience } from '../../data/model/catalogue.ts';
import type { Bbox } from '../../data/model/feature.ts';
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

/** How a long analysis is followed and stopped. */
export interface RunOptions {
  signal?: AbortSignal;
  /** 0..1 */
  onProgress?: (share: number) => void;
}

/**
 * Answers questions about one dataset version. Every answer of one `EngineVersion` comes from that version alone,
 * so that a request that began before a switch never mixes two.
 */
export interface EngineVersion {
  readonly city: string;
  readonly version: string;
  items(layer: string, request: ItemsRequest): Promise<ItemsAnswer>;
  item(layer: string, key: string, audience: Audience): Promise<ItemFeature | undefined>;
  search(query: string, limit: number, audience: Audience): Promise<SearchResult>;
  density(request: DensityRequest, options?: RunOptions): Promise<DensityResult>;
  blankAreas(request: BlankAreasRequest, options?: RunOptions): Promise<BlankAreasResult>;
}

export interface Engine {
  /** Current version of a city, loaded; undefined for a city without data. */
  find(city: string): Promise<EngineVersion | undefined>;
  close(): Promise<void>;
}
