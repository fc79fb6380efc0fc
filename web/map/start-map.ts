import type { Map as MapLibreMap } from 'maplibre-gl';
import type { CityDetail } from '../../server/contract/cities.ts';
import { createMap } from './create-map.ts';
import { startDrawTool } from './draw-tool.ts';
import { chineseFontFaces } from './font-faces.ts';
import { paceFirstFrames } from './pace-first-frames.ts';
import { readStyleInput, syncStyle } from './sync-style.ts';
import { syncCamera } from './sync-camera.ts';
import { syncInView } from './sync-in-view.ts';
import { syncPick } from './sync-pick.ts';
import { syncPreview } from './sync-preview.ts';
import { syncResult } from './sync-result.ts';
import { syncSelection } from './sync-selection.ts';
import { watchPaint } from './watch-paint.ts';

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
  const syncs: Sync[] = [
    paceFirstFrames,
    watchPaint,
    syncStyle,
    syncCamera,
    syncSelection,
    syncResult,
    syncPreview,
    syncPick,
    syncInView,
    startDrawTool,
  ];
  const stops = syncs.map((sync) => sync(map));
  const gone = new AbortController();
  map.once('idle', () => {
    void chineseFontFaces(gone.signal).then((faces) => {
      if (faces && !gone.signal.aborted) map.setFontFaces(faces);
    });
  });
  return {
    map,
    stop: () => {
      gone.abort();
      for (const stop of stops.toReversed()) stop();
      map.remove();
    },
  };
}
