import { QueryClient, queryOptions } from '@tanstack/react-query';
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
});

export const cityQuery = (city: string) =>
  queryOptions({
    queryKey: ['city', city],
    queryFn: ({ signal }) => getJson<CityDetail>(cityPath(city), signal),
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

export const searchQuery = (city: string, version: string, text: string, limit: number) =>
  queryOptions({
    queryKey: ['search', city, version, text, limit],
    queryFn: ({ signal }) =>
      getJson<SearchResult>(`${cityPath(city, 'search')}?q=${encodeURIComponent(text)}&limit=${limit}`, signal),
    enabled: text !== '',
  });
