import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CityList } from '../../server/contract/cities.ts';
import { ApiError } from '../api/api-error.ts';
import { citiesQuery, cityQuery } from '../api/queries.ts';
import { useApp } from '../state/app-state.ts';
import { usePanels } from '../state/panel-state.ts';
import { useVersionWatch } from './use-version-watch.ts';

export interface CityLoading {
  cities: CityList['cities'];
  /** The server answered and has none. */
  none: boolean;
  error: ApiError | null;
  retry: () => void;
}

/** Loads the city that was asked for, or the first one, into the state. */
export function useCity(): CityLoading {
  const chosen = useApp((state) => state.city);
  const list = useQuery(citiesQuery);
  const cities = list.data?.cities ?? [];
  const id = chosen ?? cities[0]?.id ?? null;
  const detail = useQuery({ ...cityQuery(id ?? ''), enabled: id !== null });

  useEffect(() => {
    const first = list.data?.cities[0];
    if (!list.data || !chosen || !first || list.data.cities.some((city) => city.id === chosen)) return;
    usePanels.getState().set({ unknownCity: chosen });
    useApp.getState().set({ city: first.id, view: null, selection: null, section: null });
  }, [list.data, chosen]);

  useEffect(() => {
    if (!detail.data) return;
    const { city, cityDetail, set } = useApp.getState();
    if (cityDetail !== detail.data)
      set({ cityDetail: detail.data, ...(city === null ? { city: detail.data.id } : {}) });
  }, [detail.data]);

  useVersionWatch(list.data);

  const missing = detail.error instanceof ApiError && detail.error.status === 404;
  const error = list.error ?? (missing ? null : detail.error);
  return {
    cities,
    none: list.data !== undefined && cities.length === 0,
    error:
      error === null ? null : error instanceof ApiError ? error : new ApiError('answer-unreadable', 0, String(error)),
    retry: () => {
      void list.refetch();
      if (id !== null) void detail.refetch();
    },
  };
}

/** Shows another city: what was selected, drawn and computed belongs to the one before. */
export function chooseCity(id: string): void {
  const { city, set, density, blank, summary } = useApp.getState();
  if (id === city) return;
  usePanels.getState().set({ newVersion: null, adoptedVersion: null, linkVersion: null });
  set({
    city: id,
    cityDetail: null,
    mapError: null,
    view: null,
    selection: null,
    section: null,
    picked: [],
    pickedAt: null,
    result: null,
    resultFocus: null,
    drawing: null,
    density: { ...density, polygon: null },
    blank: { ...blank, within: null },
    summary: { ...summary, areas: [] },
  });
}
