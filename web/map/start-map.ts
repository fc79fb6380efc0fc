import type { Map as MapLibreMap } from 'maplibre-gl';
import type { CityDetail } from '../../server/contract/cities.ts';
import { useApp } from '../state/app-state.ts';
import { createMap } from './create-map.ts';
import { chineseFontFaces } from './font-faces.ts';
import { paceFirstFrames } from './pace-first-frames.ts';
import { readStyleInput, syncStyle } from './sync-style.ts';
import { syncCamera } from './sync-camera.ts';
import { syncInView } from './sync-in-view.ts';
import { syncPick } from './sync-pick.ts';
import { syncSelection } from './sync-selection.ts';
import { watchPaint } from './watch-paint.ts';
import { noteStyle } from './when-styled.ts';

/** One thing the map keeps in step with the state; returns how to stop it. */
export type Sync = (map: MapLibreMap) => () => void;

export interface RunningMap {
  map: MapLibreMap;
  stop: () => void;
}

/** Starts the map of a city on `container` and everything that listens to the state. Undefined without WebGL. */
export function startMap(container: HTMLElement, detail: CityDetail): RunningMap | undefined {
  const map = createMap(container, detail, readStyleInput());
  if (!map) return undefined;
  noteStyle(map);
  const syncs: Sync[] = [paceFirstFrames, watchPaint, syncStyle, syncCamera, syncSelection, syncPick, syncInView];
  const stops = syncs.map((sync) => sync(map));
  const gone = new AbortController();
  const unsubscribe = useApp.subscribe(({ mapReady }) => {
    if (!mapReady) return;
    unsubscribe();
    // In a task of its own: first everybody hears that the picture stands.
    setTimeout(() => {
      void import('./later-syncs.ts').then(({ laterSyncs }) => {
        if (!gone.signal.aborted) stops.push(...laterSyncs.map((sync) => sync(map)));
      });
    });
  });
  map.once('idle', () => {
    void chineseFontFaces(gone.signal).then((faces) => {
      if (faces && !gone.signal.aborted) map.setFontFaces(faces);
    });
  });
  return {
    map,
    stop: () => {
      gone.abort();
      unsubscribe();
      for (const stop of stops.toReversed()) stop();
      map.remove();
    },
  };
}
