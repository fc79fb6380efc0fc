import type { Map as MapLibreMap } from 'maplibre-gl';
import { getLayer } from '../../data/model/layers.ts';
import { useApp } from '../state/app-state.ts';
import { classify } from './classes.ts';
import { resolveScheme } from './scheme.ts';
import { surveySource } from './style-context.ts';

const settleMs = 400;

/**
 * Classes present in the current view, per layer, so that a legend can show only those. Looked up when the map has
 * come to rest and the page is idle; classes that are switched off are counted as present where their data are.
 */
export function syncInView(map: MapLibreMap): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let handle = 0;
  const look = (): void => {
    const { pipeTheme, scheme, cityDetail, inView, set } = useApp.getState();
    const present: Record<string, string[]> = {};
    for (const { id } of cityDetail?.layers ?? []) {
      const { classes, classOf, field } = classify(getLayer(id), pipeTheme, resolveScheme(scheme));
      const found = new Set<string>();
      // Source features are those of the tiles in view, without the cost of a hit test for each.
      for (const feature of map.querySourceFeatures(surveySource, { sourceLayer: id, validate: false })) {
        found.add(field === null ? 'all' : classOf(feature.properties));
        if (found.size === classes.length) break;
      }
      present[id] = classes.map((entry) => entry.id).filter((entry) => found.has(entry));
    }
    if (JSON.stringify(present) !== JSON.stringify(inView)) set({ inView: present });
  };
  const rested = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      handle = requestIdleCallback(look, { timeout: 2000 });
    }, settleMs);
  };
  map.on('idle', rested);
  return () => {
    clearTimeout(timer);
    cancelIdleCallback(handle);
    map.off('idle', rested);
  };
}
