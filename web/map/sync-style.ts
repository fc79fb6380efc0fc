import type { FilterSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { useApp, type AppState } from '../state/app-state.ts';
import { isLineResult } from './line-picture.ts';
import { resolveScheme } from './scheme.ts';
import { diffStyleLayers } from './style-diff.ts';
import type { StyleInput } from './style-context.ts';
import { styleLayers } from './style.ts';
import { whenStyled } from './when-styled.ts';

const noBounds: readonly number[] = [];

/** The part of the state the picture depends on. */
export function readStyleInput(state: AppState = useApp.getState()): StyleInput {
  return {
    scheme: resolveScheme(state.scheme),
    language: state.language,
    pipeTheme: state.pipeTheme,
    layers: state.layers,
    recede: state.result !== null || state.blankPreview !== null || state.valueLines !== null,
    veiled: state.result !== null && isLineResult(state.result) && state.blankPreview === null,
    terrain: state.cityDetail?.terrain !== undefined,
    complete: state.mapReady,
    tintBoundsM: state.cityDetail?.terrain?.classBoundsM ?? noBounds,
    hasWaterways: state.cityDetail?.layers.some(({ id, count }) => id === 'waterways' && count > 0) ?? false,
  };
}

/** Keeps the picture in step with layers, theme, language and scheme by single property updates. */
export function syncStyle(map: MapLibreMap): () => void {
  let input = readStyleInput();
  let drawn = styleLayers(input);
  return whenStyled(map, () => {
    // A new city gets a new map; until then this one keeps the layers it was made with.
    const { terrain, tintBoundsM, hasWaterways } = input;
    const next = { ...readStyleInput(), terrain, tintBoundsM, hasWaterways };
    if (same(input, next)) return;
    input = next;
    const layers = styleLayers(next);
    for (const change of diffStyleLayers(drawn, layers)) {
      if (change.kind === 'filter')
        map.setFilter(change.layer, change.value as FilterSpecification | undefined, { validate: false });
      else if (change.kind === 'paint')
        map.setPaintProperty(change.layer, change.name as never, change.value as never, { validate: false });
      else map.setLayoutProperty(change.layer, change.name as never, change.value as never, { validate: false });
    }
    drawn = layers;
  });
}

function same(a: StyleInput, b: StyleInput): boolean {
  return (Object.keys(a) as (keyof StyleInput)[]).every((name) => a[name] === b[name]);
}
