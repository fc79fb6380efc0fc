import { addProtocol, GPUInitializationError, Map as MapLibreMap, prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { PMTiles, Protocol } from 'pmtiles';
import type { CityDetail } from '../../server/contract/cities.ts';
import { useApp } from '../state/app-state.ts';
import { firstFontFaces } from './font-faces.ts';
import { framePadding, readInsets } from './insets.ts';
import { composeStyle } from './style.ts';
import type { StyleInput } from './style-context.ts';
import { provideSymbolImages } from './symbol-images.ts';

const protocol = new Protocol();

/**
 * Once per page, as early as can be: the `pmtiles://` protocol, and the worker, which takes longer to start than
 * the city takes to answer.
 */
export function warmUpMap(): void {
  setWorkerUrl(workerUrl);
  addProtocol('pmtiles', protocol.tile);
  prewarm();
}

/** Opens an archive, asking for its directory at once; the map finds it open. Returns its address for a style. */
export function openArchive(url: string): string {
  const { href } = new URL(url, location.href);
  if (!protocol.get(href)) {
    const archive = new PMTiles(href);
    protocol.add(archive);
    // Who draws the tiles reports what is wrong with them.
    archive.getHeader().catch(() => undefined);
  }
  return `pmtiles://${href}`;
}

/**
 * The map on `container`, looking where the state looks or at the whole city. Returns undefined, with `mapError` set,
 * where the browser draws no WebGL.
 */
export function createMap(container: HTMLElement, detail: CityDetail, input: StyleInput): MapLibreMap | undefined {
  const { view, set } = useApp.getState();
  const { width, height } = container.getBoundingClientRect();
  const tilesUrl = openArchive(detail.tiles.url);
  const bbox = detail.bbox;
  try {
    const map = new MapLibreMap({
      container,
      style: composeStyle(input, tilesUrl, firstFontFaces, detail.terrain),
      ...(view
        ? { center: [view.lon, view.lat], zoom: view.zoom, bearing: view.bearing, pitch: view.pitch }
        : bbox
          ? { bounds: bbox, fitBoundsOptions: { padding: framePadding(readInsets(container), 24, width, height) } }
          : {}),
      attributionControl: false,
      maxZoom: 21,
      maxPitch: 65,
      minZoom: 4,
      fadeDuration: 120,
      renderWorldCopies: false,
      // The style is checked by the tests; checking it again costs the first picture 60 ms.
      validateStyle: false,
      clickTolerance: 4,
      rollEnabled: false,
    });
    provideSymbolImages(map);
    return map;
  } catch (error) {
    if (!(error instanceof GPUInitializationError) && !/webgl/i.test(String(error))) throw error;
    set({ mapError: 'webgl' });
    return undefined;
  }
}
