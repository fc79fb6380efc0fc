import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { Bbox } from '../../data/model/feature.ts';
import { limits } from '../../data/model/limits.ts';
import type { CityDetail, CityList } from '../../server/contract/cities.ts';
import type { ItemCollection, ItemFeature } from '../../server/contract/items.ts';
import type { SearchResult } from '../../server/contract/search.ts';
import { ApiError } from './api-error.ts';
import { cityPath, getJson } from './request.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A closed network counts as 'offline' for the browser; the server is there all the same.
      networkMode: 'always',
      staleTime: 60_000,
      // Asking again helps when nothing answered, never when the server has said what is wrong.
      retry: (count, error) => count < 2 && error instanceof ApiError && error.code === 'unreachable',
      retryDelay: 800,
    },
  },
});

export const citiesQuery = queryOptions({
  queryKey: ['cities'],
  queryFn: ({ signal }) => getJson<CityList>('/api/cities', signal),
  // The list names each city's current version: a page that stays open for days learns of a new one.
  refetchInterval: 60_000,
});

export const cityQuery = (city: string) =>
  queryOptions({
    queryKey: ['city', city],
    queryFn: ({ signal }) => getJson<CityDetail>(cityPath(city), signal),
    // A page keeps the version it shows until somebody asks for the new one (state/data-version.ts).
    staleTime: Infinity,
  });

/** One record by its key. The version is part of the question: a new version may answer differently. */
export const itemQuery = (city: string, version: string, layer: string, key: string) =>
  queryOptions({
    queryKey: ['item', city, version, layer, key],
    queryFn: ({ signal }) => getJson<ItemFeature>(cityPath(city, 'collections', layer, 'items', key), signal),
    staleTime: Infinity,
  });

/** Records behind the integer ids of a tile; one id may stand for more than one record. */
export const tileItemsQuery = (city: string, version: string, layer: string, tileIds: readonly number[]) =>
  queryOptions({
    queryKey: ['tile-items', city, version, layer, ...tileIds],
    queryFn: ({ signal }) =>
      getJson<ItemCollection>(`${cityPath(city, 'collections', layer, 'items')}?tileIds=${tileIds.join(',')}`, signal),
    staleTime: Infinity,
  });

/** Every record of a small layer, as far as one answer goes. */
export const allItemsQuery = (city: string, version: string, layer: string) =>
  queryOptions({
    queryKey: ['all-items', city, version, layer],
    queryFn: ({ signal }) =>
      getJson<ItemCollection>(`${cityPath(city, 'collections', layer, 'items')}?limit=${limits.itemsLimitMax}`, signal),
    staleTime: Infinity,
  });

/** Events of one flood-prone point, in the server's order. */
export const floodEventsQuery = (city: string, version: string, floodPointId: string) =>
  queryOptions({
    queryKey: ['flood-events', city, version, floodPointId],
    queryFn: ({ signal }) =>
      getJson<ItemCollection>(
        `${cityPath(city, 'collections', 'flood_events', 'items')}?floodPointId=${encodeURIComponent(floodPointId)}&limit=${limits.itemsLimitMax}`,
        signal,
      ),
    staleTime: Infinity,
  });

/** Records whose extent meets a box, in the server's order. */
export const itemsInBoxQuery = (city: string, version: string, layer: string, bbox: Bbox, limit: number) =>
  queryOptions({
    queryKey: ['items-in-box', city, version, layer, ...bbox, limit],
    queryFn: ({ signal }) =>
      getJson<ItemCollection>(
        `${cityPath(city, 'collections', layer, 'items')}?bbox=${bbox.map((degrees) => degrees.toFixed(7)).join(',')}&limit=${limit}`,
        signal,
      ),
    staleTime: Infinity,
  });

export const searchQuery = (city: string, version: string, text: string, limit: number) =>
  queryOptions({
    queryKey: ['search', city, version, text, limit],
    queryFn: ({ signal }) =>
      getJson<SearchResult>(`${cityPath(city, 'search')}?q=${encodeURIComponent(text)}&limit=${limit}`, signal),
    enabled: text !== '',
  });
