import { area } from '@turf/turf';
import { useTranslation } from 'react-i18next';
import { findLayer } from '../../../data/model/layers.ts';
import { useApp } from '../../state/app-state.ts';
import type { TracePlace } from '../../state/task-parameters.ts';
import { formatArea } from '../../ui/format.ts';

/** What a place of a trace is called: `Pipes HSG01-12`, `Place 113.90512, 29.81220`, `Drawn area 1.2 ha`. */
export function usePlaceName(): (place: TracePlace) => string {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  return (place) => {
    if ('key' in place) {
      const layer = findLayer(place.layer)?.title[language] ?? place.layer;
      return t('trace.record', { layer, key: place.key });
    }
    if ('polygon' in place) return t('trace.area', { area: formatArea(area(place.polygon), language) });
    const [lon, lat] = place.position.map((degrees) => degrees.toFixed(5));
    return t('trace.place', { lon, lat });
  };
}
