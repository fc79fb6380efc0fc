import type { Map as MapLibreMap } from 'maplibre-gl';
import { useApp } from '../state/app-state.ts';
import { resolveScheme } from './scheme.ts';
import { overPipesId } from './style.ts';
import { ValueLinesLayer, valueLinesId } from './value-lines-layer.ts';
import type { ValueLines } from './value-lines.ts';
import { whenStyled } from './when-styled.ts';

/** Draws `valueLines` over the network, which steps back meanwhile; clicks go to the pipes below. */
export function syncValueLines(map: MapLibreMap): () => void {
  let layer: ValueLinesLayer | undefined;
  let drawn: [ValueLines, string] | undefined;

  const draw = (): void => {
    const { valueLines, scheme: chosen } = useApp.getState();
    const scheme = resolveScheme(chosen);
    if (!valueLines) {
      remove();
      return;
    }
    if (layer && drawn?.[0] === valueLines && drawn[1] === scheme) return;
    if (layer && drawn?.[0].lines === valueLines.lines) layer.show(valueLines, scheme);
    else {
      remove();
      layer = new ValueLinesLayer(valueLines, scheme, failed);
      map.addLayer(layer, overPipesId);
    }
    drawn = [valueLines, scheme];
  };
  const failed = (): void => useApp.getState().set({ valueLines: null, valueLinesFailed: true });
  const remove = (): void => {
    if (layer && map.getLayer(valueLinesId)) map.removeLayer(valueLinesId);
    layer = undefined;
    drawn = undefined;
  };
  // The style comes back after a lost context, this layer and its textures do not.
  const restored = (): void => {
    layer = undefined;
    draw();
  };

  const stop = whenStyled(map, draw);
  map.on('style.load', restored);
  return () => {
    stop();
    map.off('style.load', restored);
    remove();
  };
}
