import type { JSX } from 'react';
import { useApp } from '../state/app-state.ts';
import './draw-bar.css';
import { useDrawStatus } from './draw-status.ts';
import { formatAreaM2, formatLengthM } from './format.ts';
import type { MapLabels } from './map-labels.ts';

/** What to do next, what has been drawn so far, and the same commands as buttons for fingers. */
export function DrawBar({ labels }: { labels: MapLabels }): JSX.Element | null {
  const count = useApp((state) => state.drawing?.vertices.length);
  const language = useApp((state) => state.language);
  const { refused, keyboard, measured, commands } = useDrawStatus();
  if (count === undefined || !commands) return null;
  const hint =
    refused === 'crossing'
      ? labels.drawCrossing
      : keyboard
        ? labels.drawKeyboard
        : count === 0
          ? labels.drawStart
          : count < 3
            ? labels.drawNext
            : labels.drawClose;
  return (
    <>
      {keyboard && <div className="map-crosshair" aria-hidden="true" />}
      <div className="map-draw-bar" data-refused={refused === 'crossing' || undefined}>
        <p role="status">{hint}</p>
        {measured && (
          <dl>
            {count >= 3 && (
              <div>
                <dt>{labels.drawArea}</dt>
                <dd>{formatAreaM2(measured.areaM2, language)}</dd>
              </div>
            )}
            <div>
              <dt>{labels.drawPerimeter}</dt>
              <dd>{formatLengthM(measured.perimeterM, language)}</dd>
            </div>
          </dl>
        )}
        <div className="map-draw-commands">
          <button type="button" className="map-draw-finish" disabled={count < 3} onClick={commands.finish}>
            {labels.drawFinish}
          </button>
          <button type="button" disabled={count === 0} onClick={commands.undo}>
            {labels.drawUndo}
          </button>
          <button type="button" onClick={commands.cancel}>
            {labels.drawCancel}
          </button>
        </div>
      </div>
    </>
  );
}
