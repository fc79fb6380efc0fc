import type { ErrorEvent, Map as MapLibreMap } from 'maplibre-gl';
import { useApp } from '../state/app-state.ts';
import { surveySource } from './style-context.ts';
import { whenDrawn } from './when-drawn.ts';

/**
 * Says when the city is painted (`mapReady`, and `data-map="painted"` on the document for scripts that wait for a
 * picture) and when it cannot be (`mapError`), so that a grey surface never stands without a word.
 */
export function watchPaint(map: MapLibreMap): () => void {
  const { set } = useApp.getState();
  const root = document.documentElement;
  const gone = new AbortController();
  let broken = false;
  const rendered = (): void => {
    // MapLibre calls itself idle only after all fading; the picture stands as soon as the tiles in view are drawn.
    // A source that could not be read counts as loaded.
    if (broken || !map.isStyleLoaded() || !map.isSourceLoaded(surveySource) || !map.areTilesLoaded()) return;
    map.off('render', rendered);
    void whenDrawn(map, gone.signal).then(painted);
  };
  const painted = (): void => {
    if (gone.signal.aborted) return;
    root.dataset.map = 'painted';
    set({ mapReady: true, mapError: null });
  };
  const failed = (event: ErrorEvent & { sourceId?: string }): void => {
    // Tiles that a flight left behind are cancelled; that is no failure, whatever form the message takes.
    if (
      /abort|cancel/i.test(
        String(event.error instanceof Error ? `${event.error.name} ${event.error.message}` : event.error?.message),
      )
    )
      return;
    if (event.sourceId !== surveySource) return;
    broken = true;
    set({ mapError: 'tiles' });
  };
  const recovered = (event: { sourceId?: string; tile?: unknown }): void => {
    if (!broken || event.sourceId !== surveySource || !event.tile) return;
    broken = false;
    set({ mapError: null });
  };
  map.on('render', rendered);
  map.on('error', failed);
  map.on('sourcedata', recovered);
  return () => {
    gone.abort();
    map.off('render', rendered);
    map.off('error', failed);
    map.off('sourcedata', recovered);
    delete root.dataset.map;
    set({ mapReady: false, inView: null });
  };
}
