import 'maplibre-gl/dist/maplibre-gl.css';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useApp } from '../state/app-state.ts';
import { DrawBar } from './draw-bar.tsx';
import { MapControls } from './map-controls.tsx';
import type { MapLabels } from './map-labels.ts';
import './map.css';
import { PickBar } from './pick-bar.tsx';
import { resolveScheme, watchDeviceScheme } from './scheme.ts';
import { startMap } from './start-map.ts';

export type { MapLabels } from './map-labels.ts';

/**
 * The map, filling its parent. It reads and writes the app state only; a new dataset version or city makes a new map.
 * Panels that lie over it say so by `--map-inset-*` (insets.ts).
 */
export function MapView({ labels }: { labels: MapLabels }): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const tilesUrl = useApp((state) => state.cityDetail?.tiles.url);
  const chosen = useApp((state) => state.scheme);
  // A failed map keeps its controls: moving elsewhere may help.
  const shown = useApp((state) => state.mapReady || state.mapError !== null);
  const [scheme, setScheme] = useState(() => resolveScheme(chosen));

  useEffect(() => {
    const follow = (): void => setScheme(resolveScheme(chosen));
    follow();
    return watchDeviceScheme(follow);
  }, [chosen]);

  useEffect(() => {
    const detail = useApp.getState().cityDetail;
    if (!detail || detail.tiles.url !== tilesUrl || !container.current) return undefined;
    const running = startMap(container.current, detail);
    setMap(running?.map ?? null);
    return () => {
      setMap(null);
      running?.stop();
    };
  }, [tilesUrl]);

  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', labels.map);
  }, [map, labels.map]);

  return (
    <div className="map-view" data-scheme={scheme}>
      <div ref={container} className="map-canvas" />
      {map && shown && <MapControls map={map} labels={labels} />}
      <DrawBar labels={labels} />
      <PickBar labels={labels} />
    </div>
  );
}
