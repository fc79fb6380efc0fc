import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { labelOf, getLayer } from '../../data/model/layers.ts';
import type { ItemFeature } from '../../server/contract/items.ts';
import { allItemsQuery } from '../api/queries.ts';
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

/** Says the names of districts, street units and cells in the language of the page. */
export function useAreaName(): (name: string) => string {
  const english = useApp((state) => state.language === 'en');
  const detail = useApp((state) => state.cityDetail);
  const ask = (layer: string) => ({
    ...allItemsQuery(detail?.id ?? '', detail?.version.id ?? '', layer),
    enabled: english && (detail?.layers.some(({ id, count }) => id === layer && count > 0) ?? false),
  });
  const districts = useQuery(ask('districts')).data?.features;
  const streets = useQuery(ask('streets')).data?.features;
  return useMemo(() => {
    const names = englishNames({ streets: streets ?? [], districts: districts ?? [] });
    return (name) => (english ? inEnglish(name, names) : name);
  }, [english, districts, streets]);
}
