import type { Map as MapLibreMap } from 'maplibre-gl';

const lookMs = 16;

/**
 * Settles when what the map has asked for so far is drawn. A frame is only an order to the graphics card; software
 * rendering may take a second over it. Settles too when the context is lost or `signal` says that the map is gone.
 */
export async function whenDrawn(map: MapLibreMap, signal: AbortSignal): Promise<void> {
  const gl = map.getCanvas().getContext('webgl2');
  const fence = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!gl || !fence) return;
  gl.flush();
  while (!signal.aborted && !gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) {
    // The state of a fence does not change within a turn of the event loop.
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  gl.deleteSync(fence);
}
