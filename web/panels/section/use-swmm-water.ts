import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionResult } from '../../../server/contract/section.ts';
import { swmmIdsQuery, swmmResultsQuery, swmmValuesQuery } from '../../api/swmm.ts';
import { useApp } from '../../state/app-state.ts';
import { swmmFactor, swmmMoment } from '../../state/swmm-units.ts';
import { withWater } from './with-water.ts';

/** Less water than this is a wet bed, m. */
const dryM = 0.01;

/** The section with the water of the SWMM result and the moment on the map; as it is while there is none. */
export function useSwmmWater(section: SectionResult | undefined): SectionResult | undefined {
  const { t } = useTranslation();
  const city = useApp((state) => state.city) ?? '';
  const id = useApp((state) => (state.task === 'swmm' ? state.swmm.result : null));
  const asked = useApp((state) => state.swmm.period);
  const enabled = id !== null && section !== undefined;
  const { data: list } = useQuery({ ...swmmResultsQuery(city), enabled });
  const result = list?.results.find((each) => each.id === id);
  const summary = result?.summary;
  const period = Math.min(asked, (summary?.periods ?? 1) - 1);
  const { data: ids } = useQuery({ ...swmmIdsQuery(city, id ?? ''), enabled: enabled && summary !== undefined });
  const level = (variable: 'head' | 'depth') => ({
    ...swmmValuesQuery(city, id ?? '', 'node', variable, period),
    enabled: enabled && summary !== undefined,
    // The last line of water stays until the next one comes.
    placeholderData: (before: Float32Array | undefined) => before,
  });
  const { data: heads } = useQuery(level('head'));
  const { data: depths } = useQuery(level('depth'));
  const placeOf = useMemo(() => new Map(ids?.['node'].map((node, i) => [node, i])), [ids]);
  return useMemo(() => {
    if (!section || !result || !summary || !heads || !depths) return section;
    const factor = swmmFactor(summary, 'depth');
    const headAt = (node: string): number | undefined => {
      const at = placeOf.get(node);
      return at === undefined || !(depths[at] * factor > dryM) ? undefined : heads[at] * factor;
    };
    const source = t('swmm.water', { name: result.name, moment: swmmMoment(summary, period) });
    return withWater(section, headAt, source);
  }, [section, result, summary, heads, depths, placeOf, period, t]);
}
