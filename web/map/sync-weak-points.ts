import type { FeatureCollection, Point } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { weakClasses } from '../../data/weak-points/classes.ts';
import type { WeakColumns, WeakTable } from '../api/weak-columns.ts';
import { type AppState, useApp } from '../state/app-state.ts';
import type { WeakParameters } from '../state/weak-parameters.ts';
import { weakRanks } from '../state/weak-ranks.ts';
import { highlight, ink, paper, type Scheme } from './colors.ts';
import { resolveScheme } from './scheme.ts';
import { underNamesId } from './style.ts';
import { symbolImage } from './symbol-images.ts';
import { weakLegend } from './weak-classes.ts';
import { whenStyled } from './when-styled.ts';

const pointsId = 'weak-points';
const hoverId = 'weak-hover';
const none: FeatureCollection = { type: 'FeatureCollection', features: [] };

/**
 * Draws ranked nodes and flood-prone points as signs in the shape and colour of their class (of nodes the blue ones only
 * close up), and a ring around what the table points at. Pipes: sync-weak-lines.ts.
 */
export function syncWeakPoints(map: MapLibreMap): () => void {
  let drawn: unknown[] = [];

  const draw = (): void => {
    const state = useApp.getState();
    const columns = state.result?.task === 'weak' ? state.result.data : null;
    const scheme = resolveScheme(state.scheme);
    const { weights, kind, hidden } = state.weak;
    const inputs = [columns, scheme, weights, kind, hidden];
    if (!inputs.every((value, k) => value === drawn[k]) || drawn.length === 0) {
      drawn = inputs;
      drawPoints(columns, state.weak, scheme);
    }
    drawHover(columns, state, scheme);
  };

  const drawPoints = (columns: WeakColumns | null, weak: WeakParameters, scheme: Scheme): void => {
    const source = map.getSource<GeoJSONSource>(pointsId);
    const shown = columns && weak.kind !== 'pipes' ? pointFeatures(columns.tables[weak.kind], weak) : none;
    if (!source) {
      if (shown === none) return;
      map.addSource(pointsId, { type: 'geojson', data: shown });
    } else void source.setData(shown);
    if (map.getLayer(pointsId)) map.removeLayer(pointsId);
    if (shown !== none) map.addLayer(pointLayer(weak, scheme), underNamesId);
  };

  const drawHover = (columns: WeakColumns | null, { weak, weakHover }: AppState, scheme: Scheme): void => {
    const table = columns?.tables[weak.kind];
    const data =
      table && weakHover !== null && weakHover < table.count ? collection([pointAt(table, weakHover, 0)]) : none;
    const source = map.getSource<GeoJSONSource>(hoverId);
    if (!source) {
      if (data === none) return;
      map.addSource(hoverId, { type: 'geojson', data });
      map.addLayer(hoverLayer(scheme));
    } else void source.setData(data);
  };

  // A slider changes faster than the map draws: once a frame is enough.
  let frame = 0;
  const later = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  };
  const stop = whenStyled(map, later);
  return () => {
    cancelAnimationFrame(frame);
    stop();
  };
}

function pointFeatures(table: WeakTable, { weights, hidden }: WeakParameters): FeatureCollection {
  const { classOf, order } = weakRanks(table, weights);
  const off = hidden.map((name) => weakClasses.indexOf(name));
  const features = [];
  // The weakest last: they lie on top.
  for (let place = order.length - 1; place >= 0; place--) {
    const i = order[place];
    if (!off.includes(classOf[i])) features.push(pointAt(table, i, classOf[i]));
  }
  return collection(features);
}

function pointAt({ lon, lat }: WeakTable, i: number, k: number): FeatureCollection<Point>['features'][number] {
  return {
    type: 'Feature',
    properties: { k },
    geometry: { type: 'Point', coordinates: [lon[i] / 1e7, lat[i] / 1e7] },
  };
}

const collection = (features: FeatureCollection['features']): FeatureCollection => ({ type: 'FeatureCollection', features }); // prettier-ignore

function pointLayer({ kind }: WeakParameters, scheme: Scheme): LayerSpecification {
  const signs = weakLegend(kind, scheme).map(({ color, symbol }) => symbolImage(symbol, color, paper[scheme]));
  const blue = weakClasses.length - 1;
  const all = kind === 'flood_points';
  return {
    id: pointsId,
    type: 'symbol',
    source: pointsId,
    // Tens of thousands of sound nodes would hide the weak ones: they come where they can be told apart.
    ...(all ? {} : { filter: ['any', ['<', ['get', 'k'], blue], ['>=', ['zoom'], 15]] }),
    layout: {
      'icon-image': ['to-string', ['at', ['get', 'k'], ['literal', signs]]],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 10, all ? 0.6 : 0.36, 16, all ? 1 : 0.8],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  };
}

function hoverLayer(scheme: Scheme): LayerSpecification {
  return {
    id: hoverId,
    type: 'circle',
    source: hoverId,
    paint: {
      'circle-radius': 15,
      'circle-color': highlight[scheme],
      'circle-opacity': 0.15,
      'circle-stroke-color': ink[scheme],
      'circle-stroke-width': 2.5,
    },
  };
}
