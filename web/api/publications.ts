import { queryOptions } from '@tanstack/react-query';
import type { PublicationRequest, PublicationRun, Publications } from '../../server/contract/publications.ts';
import { cityPath, getJson, send } from './request.ts';

/** What is published of a city, its preview, and the run under way. */
export const publicationsQuery = (city: string) =>
  queryOptions({
    queryKey: ['publications', city],
    queryFn: ({ signal }) => getJson<Publications>(cityPath(city, 'publications'), signal),
    staleTime: 0,
  });

/** How far a run is; asked twice a second while it runs. */
export const publicationRunQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['publication-run', city, id],
    queryFn: ({ signal }) => getJson<PublicationRun>(cityPath(city, 'publications', id), signal),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : 500),
  });

export function startPublication(city: string, request: PublicationRequest): Promise<PublicationRun> {
  return send('POST', cityPath(city, 'publications'), request);
}

export function cancelPublication(city: string, id: string): Promise<PublicationRun> {
  return send('DELETE', cityPath(city, 'publications', id));
}
