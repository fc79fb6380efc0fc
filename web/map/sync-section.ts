import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { SectionResult } from '../../server/contract/section.ts';
import { useApp } from '../state/app-state.ts';
import { highlight, ink, paper, risk, type Scheme } from './colors.ts';
import { pipeWidth } from './pipe-width.ts';
import { resolveScheme } from './scheme.ts';
import { placeAt, stationNear } from './section-way.ts';
import { underNamesId } from './style.ts';
import { whenStyled } from './when-styled.ts';

const waySource = 'section-way';
const markSource = 'section-mark';
/** How near the pointer must come to the way to mean it, px. */
const reachPx = 8;

/**
 * Draws the way of the long section as two rails beside its pipes, red where they rise, and the place that is pointed
 * at in the drawing; whoever points at the way on the map marks the drawing.
 */
export function syncSection(map: MapLibreMap): () => void {
  let drawn: SectionResult | null = null;
  let look: Scheme | undefined;
  let markedM: number | null = null;
  /** The mark was set from here, and goes when the pointer leaves the way. */
  let isOurs = false;

  const draw = (): void => {
    const { sectionResult, sectionAtM, scheme } = useApp.getState();
    const resolved = resolveScheme(scheme);
    if (!sectionResult && !drawn) return;
    if (look !== resolved) {
      for (const id of ['section-mark', ...wayLayers(resolved).map((layer) => layer.id)]) {
        if (map.getLayer(id)) map.removeLayer(id);
      }
      for (const id of [waySource, markSource])
        if (!map.getSource(id)) map.addSource(id, { type: 'geojson', data: none });
      for (const layer of wayLayers(resolved)) map.addLayer(layer, underNamesId);
      map.addLayer(markLayer(resolved));
      look = resolved;
    }
    if (drawn !== sectionResult) {
      drawn = sectionResult;
      void (map.getSource(waySource) as GeoJSONSource).setData(wayOf(sectionResult));
    }
    if (markedM !== sectionAtM || !sectionResult) {
      markedM = sectionAtM;
      const place = sectionResult && sectionAtM !== null ? placeAt(sectionResult, sectionAtM) : undefined;
      void (map.getSource(markSource) as GeoJSONSource).setData(
        place ? { type: 'Feature', geometry: { type: 'Point', coordinates: place }, properties: {} } : none,
      );
    }
  };
  const moved = (event: MapMouseEvent): void => {
    const { sectionResult, drawing, set } = useApp.getState();
    if (!sectionResult || drawing || map.isMoving() || !map.getLayer('section-way-halo')) return;
    const { x, y } = event.point;
    const box: [[number, number], [number, number]] = [
      [x - reachPx, y - reachPx],
      [x + reachPx, y + reachPx],
    ];
    const isNear = map.queryRenderedFeatures(box, { layers: ['section-way-halo'], validate: false }).length > 0;
    if (isNear) {
      isOurs = true;
      set({ sectionAtM: stationNear(sectionResult, [event.lngLat.lng, event.lngLat.lat]) ?? null });
    } else left();
  };
  const left = (): void => {
    if (!isOurs) return;
    isOurs = false;
    useApp.getState().set({ sectionAtM: null });
  };
  const stop = whenStyled(map, draw);
  map.on('mousemove', moved);
  map.on('mouseout', left);
  return () => {
    stop();
    map.off('mousemove', moved);
    map.off('mouseout', left);
  };
}

const none = { type: 'FeatureCollection' as const, features: [] };

function wayOf(section: SectionResult | null): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: (section?.pipes ?? []).map(({ line, state }) => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: line },
      properties: { state },
    })),
  };
}

function wayLayers(scheme: Scheme): LayerSpecification[] {
  const rails = (id: string, color: unknown, beyond: number, width: number): LayerSpecification =>
    ({
      id,
      type: 'line',
      source: waySource,
      layout: { 'line-cap': 'butt', 'line-join': 'round' },
      paint: { 'line-color': color, 'line-gap-width': pipeWidth(1, beyond), 'line-width': width, 'line-opacity': 0.95 },
    }) as LayerSpecification;
  return [
    rails('section-way-edge', ink[scheme], 2, 4.4),
    rails(
      'section-way-halo',
      ['match', ['get', 'state'], 'adverse', risk.red[scheme], 'unknown', paper[scheme], highlight[scheme]],
      2.6,
      3,
    ),
  ];
}

function markLayer(scheme: Scheme): LayerSpecification {
  return {
    id: 'section-mark',
    type: 'circle',
    source: markSource,
    paint: {
      'circle-radius': 7,
      'circle-color': highlight[scheme],
      'circle-stroke-color': ink[scheme],
      'circle-stroke-width': 2.5,
    },
  };
}
