import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef, type JSX } from 'react';
import { useApp } from '../state/app-state.ts';
import { formatLengthM } from './format.ts';
import './map-controls.css';
import type { MapLabels } from './map-labels.ts';
import { metresPerPixel, scaleBar } from './scale-bar.ts';

const scaleMaxPx = 110;

/** Zoom, north, scale and attribution. What changes with every frame is written to the page directly, not by React. */
export function MapControls({ map, labels }: { map: MapLibreMap; labels: MapLabels }): JSX.Element {
  const needle = useRef<SVGSVGElement>(null);
  const scale = useRef<HTMLDivElement>(null);
  const language = useApp((state) => state.language);
  const synthetic = useApp((state) => state.cityDetail?.synthetic ?? false);
  const attribution = useApp((state) => state.cityDetail?.attribution[state.language]);

  useEffect(() => {
    const follow = (): void => {
      if (needle.current)
        needle.current.style.transform = `rotateX(${map.getPitch()}deg) rotate(${-map.getBearing()}deg)`;
      const bar = scaleBar(metresPerPixel(map.getZoom(), map.getCenter().lat), scaleMaxPx);
      if (!scale.current || !bar) return;
      scale.current.style.width = `${bar.widthPx}px`;
      const text = formatLengthM(bar.lengthM, language);
      if (scale.current.textContent !== text) scale.current.textContent = text;
    };
    follow();
    map.on('move', follow);
    return () => {
      map.off('move', follow);
    };
  }, [map, language]);

  return (
    <>
      <div className="map-crosshair map-crosshair-focus" aria-hidden="true" />
      <div className="map-buttons">
        <button type="button" aria-label={labels.zoomIn} title={labels.zoomIn} onClick={() => map.zoomIn()}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M10 4v12M4 10h12" />
          </svg>
        </button>
        <button type="button" aria-label={labels.zoomOut} title={labels.zoomOut} onClick={() => map.zoomOut()}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M4 10h12" />
          </svg>
        </button>
        <button
          type="button"
          aria-label={labels.resetNorth}
          title={labels.resetNorth}
          onClick={() => map.easeTo({ bearing: 0, pitch: 0, duration: 400 })}
        >
          <svg ref={needle} viewBox="0 0 20 20" aria-hidden="true" className="map-needle">
            <path className="map-needle-north" d="M10 2.5 13.2 10H6.8Z" />
            <path className="map-needle-south" d="M10 17.5 6.8 10h6.4Z" />
          </svg>
        </button>
      </div>
      <div className="map-foot">
        {/* Beside the scale, so on every screenshot too: nobody shall take an invented city for a real place. */}
        {synthetic && <div className="map-mark">{labels.synthetic}</div>}
        <div ref={scale} className="map-scale" />
        {attribution && <div className="map-attribution">{attribution}</div>}
      </div>
    </>
  );
}
