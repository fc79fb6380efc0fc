/**
 * The measure of the first picture (web/e2e/painted.bench.ts), no part of the product: the least page that shows a
 * city's archive with MapLibre. `?city=` names the city.
 */
import 'maplibre-gl/dist/maplibre-gl.css';
import { addProtocol, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Protocol } from 'pmtiles';
import type { CityDetail } from '../../../server/contract/cities.ts';

const city = new URLSearchParams(location.search).get('city') ?? '';
const detail = (await (await fetch(`/api/cities/${city}`)).json()) as CityDetail;
setWorkerUrl(workerUrl);
addProtocol('pmtiles', new Protocol().tile);
const survey = 'survey';
const map = new MapLibreMap({
  container: 'map',
  attributionControl: false,
  ...(detail.bbox ? { bounds: detail.bbox, fitBoundsOptions: { padding: 24 } } : {}),
  style: {
    version: 8,
    sources: { [survey]: { type: 'vector', url: `pmtiles://${new URL(detail.tiles.url, location.href).href}` } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#d5e0e6' } },
      { id: 'land', type: 'fill', source: survey, 'source-layer': 'districts', paint: { 'fill-color': '#f8f6f1' } },
      { id: 'pipes', type: 'line', source: survey, 'source-layer': 'pipes', paint: { 'line-color': '#1b6fb5' } },
      { id: 'nodes', type: 'circle', source: survey, 'source-layer': 'nodes', paint: { 'circle-radius': 2 } },
    ],
  },
});
map.once('idle', () => document.documentElement.setAttribute('data-idle', ''));
