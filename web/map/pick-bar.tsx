import type { JSX } from 'react';
import { useApp } from '../state/app-state.ts';
import './draw-bar.css';
import type { MapLabels } from './map-labels.ts';

/** What the next click on the map is for, and how not to make it; the crosshair is what Enter takes. */
export function PickBar({ labels }: { labels: MapLabels }): JSX.Element | null {
  const slot = useApp((state) => state.tracePick?.slot);
  const set = useApp((state) => state.set);
  if (!slot) return null;
  return (
    <div className="map-draw-bar">
      <p role="status">{labels.pick[slot]}</p>
      <p className="map-pick-keys">{labels.pickKeys}</p>
      <div className="map-draw-commands">
        <button type="button" onClick={() => set({ tracePick: null })}>
          {labels.drawCancel}
        </button>
      </div>
    </div>
  );
}
