import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { labelOf, getLayer } from '../../data/model/layers.ts';
import type { ItemCollection, ItemFeature } from '../../server/contract/items.ts';
import { allItemsQuery, queryClient } from '../api/queries.ts';
import { useApp } from './app-state.ts';

/** English names of areas by the names that results say them with. */
export function englishNames(records: Readonly<Record<string, readonly ItemFeature[]>>): Map<string, string> {
  const names = new Map<string, string>();
  for (const [layer, items] of Object.entries(records)) {
    for (const { properties } of items) {
      const name = labelOf(getLayer(layer), properties, 'zh');
      const english = labelOf(getLayer(layer), properties, 'en');
      if (name !== undefined && english !== undefined) names.set(name, english);
    }
  }
  return names;
}

/** `name` in English, also where a place in the grid follows it (`柳浪街道 C12`); itself where nothing is known. */
export function inEnglish(name: string, names: ReadonlyMap<string, string>): string {
  const at = name.lastIndexOf(' ');
  const area = at < 0 ? undefined : names.get(name.slice(0, at));
  return names.get(name) ?? (area === undefined ? name : `${area}${name.slice(at)}`);
}

const areaLayers = ['districts', 'streets'] as const;
const placeLayers = [
  'old_communities',
  'heritage_districts',
  'flood_points',
  'underpasses',
  'underground_spaces',
] as const;

/** Says the names of districts, street units and cells in the language of the page. */
export function useAreaName(): (name: string) => string {
  return useNames(areaLayers);
}

/** Says the names of communities, heritage districts, flood-prone points and underground spaces likewise. */
export function usePlaceName(): (name: string) => string {
  return useNames(placeLayers);
}

function useNames(layers: readonly string[]): (name: string) => string {
  const english = useApp((state) => state.language === 'en');
  const detail = useApp((state) => state.cityDetail);
  const records = useQueries({
    queries: layers.map((layer) => ({
      ...allItemsQuery(detail?.id ?? '', detail?.version.id ?? '', layer),
      enabled: english && (detail?.layers.some(({ id, count }) => id === layer && count > 0) ?? false),
    })),
    combine: itemsOf,
  });
  return useMemo(() => {
    const names = englishNames(Object.fromEntries(layers.map((layer, i) => [layer, records[i]])));
    return (name) => (english ? inEnglish(name, names) : name);
  }, [english, layers, records]);
}

const itemsOf = (answers: readonly UseQueryResult<ItemCollection>[]): ItemFeature[][] =>
  answers.map(({ data }) => data?.features ?? []);

/** A name on the map in the language of the page, by the names that the result panel has asked for. */
export function sayName(name: string): string {
  const { language, cityDetail } = useApp.getState();
  if (language !== 'en' || !cityDetail) return name;
  const known = (layer: string): ItemFeature[] =>
    queryClient.getQueryData(allItemsQuery(cityDetail.id, cityDetail.version.id, layer).queryKey)?.features ?? [];
  return inEnglish(
    name,
    englishNames(Object.fromEntries([...areaLayers, ...placeLayers].map((layer) => [layer, known(layer)]))),
  );
}
