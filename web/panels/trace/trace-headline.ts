import { useTranslation } from 'react-i18next';
import type { TraceResult } from '../../../server/contract/trace.ts';
import { useApp } from '../../state/app-state.ts';
import { formatLength, formatNumber } from '../../ui/format.ts';

/** What a trace found, in one line. */
export function useHeadline({ totals, paths, meta, features }: TraceResult): string {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const none = { pipes: 0, lengthM: 0 };
  const part = (name: string) => totals.byPart[name] ?? none;
  const number = (value: number): string => formatNumber(value, language);
  const length = (value: number): string => formatLength(value, language);
  switch (meta.parameters.direction) {
    case 'both': {
      const [up, down] = [part('upstream'), part('downstream')];
      return t('trace.headline.both', {
        up: number(up.pipes),
        upLength: length(up.lengthM),
        down: number(down.pipes),
        downLength: length(down.lengthM),
      });
    }
    case 'path':
      if (paths.length === 0) return t('trace.headline.pathNone');
      return paths.length === 1
        ? t('trace.headline.pathOne', { length: length(paths[0].lengthM) })
        : t('trace.headline.path', { count: paths.length, length: length(paths[0].lengthM) });
    case 'blocked': {
      const cutOff = part('cut-off');
      if (cutOff.pipes > 0)
        return t('trace.headline.blocked', { pipes: number(cutOff.pipes), length: length(cutOff.lengthM) });
      return t(part('diverted').pipes > 0 ? 'trace.headline.blockedNone' : 'trace.headline.blockedHead');
    }
    default: {
      const direction = meta.parameters.direction === 'downstream' ? 'downstream' : 'upstream';
      return t(`trace.headline.${direction}`, { pipes: number(features.length), length: length(totals.lengthM) });
    }
  }
}
