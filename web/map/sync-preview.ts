import type { Map as MapLibreMap } from 'maplibre-gl';
import { useApp } from '../state/app-state.ts';
import { failBlankPreview } from '../state/blank-slider.ts';
import { PreviewLayer, previewLayerId } from './preview-layer.ts';
import { resultSourceId } from './result-flat.ts';
import { resolveScheme } from './scheme.ts';
import { underNetworkId } from './style.ts';
import { whenStyled } from './when-styled.ts';

/** Shows suspected blank areas while the slider moves, until the polygons that follow are drawn. */
export function syncPreview(map: MapLibreMap): () => void {
  let layer: PreviewLayer | undefined;
  const gl = map.getCanvas().getContext('webgl2');
  const textureSideMax = gl ? (gl.getParameter(gl.MAX_TEXTURE_SIZE) as number) : null;
  useApp.getState().set({ textureSideMax });

  const draw = (): void => {
    const { blankPreview, blank, scheme } = useApp.getState();
    if (!blankPreview) {
      leave();
      return;
    }
    map.off('render', leave);
    const look = { distanceM: blank.distanceM, scheme: resolveScheme(scheme) };
    if (layer?.field === blankPreview.field) {
      if (layer.look.distanceM === look.distanceM && layer.look.scheme === look.scheme) return;
      layer.look = look;
      map.triggerRepaint();
      return;
    }
    remove();
    layer = new PreviewLayer(blankPreview.field, look, failBlankPreview);
    map.addLayer(layer, underNetworkId);
  };
  // The polygons of an answer take a moment to be cut into tiles; until then there would be nothing.
  const leave = (): void => {
    map.off('render', leave);
    if (!layer) return;
    const isDrawn = !map.getSource(resultSourceId) || map.isSourceLoaded(resultSourceId);
    if (isDrawn) remove();
    else map.on('render', leave);
  };
  const remove = (): void => {
    if (layer && map.getLayer(previewLayerId)) map.removeLayer(previewLayerId);
    layer = undefined;
  };
  // The style comes back after a lost context, this layer and its texture do not.
  const restored = (): void => {
    layer = undefined;
    draw();
  };

  const stop = whenStyled(map, draw);
  map.on('style.load', restored);
  return () => {
    stop();
    map.off('style.load', restored);
    map.off('render', leave);
    remove();
  };
}
