import { LineLayer, PathLayer, PolygonLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Layer } from '@deck.gl/core';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Bbox, Position } from '../../data/model/feature.ts';
import { ground, highlight, ink, type Scheme } from './colors.ts';
import { hatchLines } from './hatch.ts';
import type { ResultPart } from './result-features.ts';
import { underNamesId, underNetworkId } from './style.ts';

type Rgba = [number, number, number, number];

export interface ResultPicture {
  parts: readonly ResultPart[];
  task: 'density' | 'blank';
  colorOf: (part: ResultPart) => string;
  extruded: boolean;
  scheme: Scheme;
  bbox: Bbox;
  /** Result ids drawn with the bright outline: under the pointer, in focus. */
  marked: readonly string[];
}

export interface ResultOverlay {
  show: (picture: ResultPicture) => void;
  /** Id of the column at a screen point; for flat results ask `findPartAt`. */
  pickColumn: (x: number, y: number) => string | null;
  /** Takes the picture away and keeps deck.gl for the next one. */
  clear: () => void;
  remove: () => void;
}

/**
 * Flat results are ordered by MapLibre, not by depth: its opaque land lies nearer in the depth buffer than height zero.
 */
const flat = { parameters: { depthCompare: 'always', depthWriteEnabled: false } } as const;

/** Density columns are scaled so that the highest is this share of the result's diagonal. */
const tallestShare = 0.075;

/** The deck.gl part of the map, loaded when there is a first result. */
export function createResultOverlay(map: MapLibreMap): ResultOverlay {
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [] });
  map.addControl(overlay);
  let wanted: ResultPicture | undefined;
  // The overlay can put its layers between MapLibre's only while the style is at rest; before, they would lie on top.
  const settle = (): void => {
    if (!wanted || !map.isStyleLoaded()) return;
    overlay.setProps({ layers: wanted.task === 'density' ? densityLayers(wanted) : blankLayers(wanted) });
    wanted = undefined;
  };
  map.on('render', settle);
  map.on('idle', settle);
  return {
    show: (picture) => {
      wanted = picture;
      settle();
      map.triggerRepaint();
    },
    pickColumn: (x, y) => {
      const object = overlay.pickObject({ x, y, layerIds: ['density-cells'] })?.object as ResultPart | undefined;
      return object?.id ?? null;
    },
    clear: () => {
      wanted = undefined;
      overlay.setProps({ layers: [] });
    },
    remove: () => {
      map.off('render', settle);
      map.off('idle', settle);
      map.removeControl(overlay);
    },
  };
}

function densityLayers(picture: ResultPicture): Layer[] {
  const { parts, extruded, scheme, colorOf, bbox, marked } = picture;
  const drawn = parts.filter((part) => part.value !== null && (!extruded || part.value > 0));
  const most = Math.max(...drawn.map((part) => part.value ?? 0), 1e-9);
  const metres = (diagonalM(bbox) * tallestShare) / most;
  const land = rgba(ground.land[scheme], scheme === 'light' ? 170 : 120);
  const alpha = extruded ? 245 : 205;
  return [
    new PolygonLayer<ResultPart>({
      id: 'density-cells',
      ...(extruded ? {} : flat),
      ...before(extruded ? underNamesId : underNetworkId),
      data: drawn,
      getPolygon: (part) => part.rings,
      getFillColor: (part) =>
        extruded && marked.includes(part.id)
          ? rgba(highlight[scheme], 255)
          : rgba(colorOf(part), part.value === 0 ? 90 : alpha),
      getElevation: (part) => (part.value ?? 0) * metres,
      extruded,
      filled: true,
      stroked: !extruded,
      getLineColor: land,
      lineWidthUnits: 'pixels',
      getLineWidth: 0.7,
      material: { ambient: 0.62, diffuse: 0.5, shininess: 8, specularColor: [40, 40, 40] },
      pickable: extruded,
      updateTriggers: { getFillColor: [scheme, extruded, extruded && marked.join()], getElevation: most },
    }),
    // A marked column is recoloured as a whole: an outline on the ground would be hidden by its neighbours.
    ...(extruded ? [] : [markLayer(picture)]),
  ];
}

function blankLayers(picture: ResultPicture): Layer[] {
  const { parts, scheme, colorOf, bbox } = picture;
  const light = scheme === 'light';
  const hatched = parts.filter((part) => part.class === 'unknown');
  const lonScale = Math.cos((((bbox[1] + bbox[3]) / 2) * Math.PI) / 180);
  const stepDeg = Math.max(bbox[3] - bbox[1], 1e-4) / 160;
  return [
    new PolygonLayer<ResultPart>({
      id: 'blank-areas',
      ...flat,
      ...before(underNetworkId),
      data: parts,
      getPolygon: (part) => part.rings,
      getFillColor: (part) => rgba(colorOf(part), part.class === 'unknown' ? 26 : light ? 92 : 84),
      filled: true,
      stroked: false,
      updateTriggers: { getFillColor: scheme },
    }),
    new LineLayer<[Position, Position]>({
      id: 'blank-hatch',
      ...flat,
      ...before(underNetworkId),
      data: hatched.flatMap((part) => hatchLines(part.rings, stepDeg, lonScale)),
      getSourcePosition: (line) => line[0],
      getTargetPosition: (line) => line[1],
      getColor: hatched[0] ? rgba(colorOf(hatched[0]), 150) : [0, 0, 0, 0],
      getWidth: 1,
      widthUnits: 'pixels',
    }),
    new PathLayer<{ part: ResultPart; ring: Position[] }>({
      id: 'blank-edge',
      ...flat,
      ...before(underNetworkId),
      data: rings(parts),
      getPath: ({ ring }) => ring,
      getColor: ({ part }) => rgba(colorOf(part), 235),
      getWidth: ({ part }) => (part.class === 'unknown' ? 1 : 1.6),
      widthUnits: 'pixels',
      jointRounded: true,
      updateTriggers: { getColor: scheme },
    }),
    markLayer(picture),
  ];
}

/** Outline of what is pointed at or chosen: dark edge, bright line. */
function markLayer({ parts, marked, scheme }: ResultPicture): Layer {
  const data = rings(parts.filter((part) => marked.includes(part.id)));
  const lines = data.flatMap(({ ring }) => [
    { ring, color: rgba(ink[scheme], 220), width: 5 },
    { ring, color: rgba(highlight[scheme], 255), width: 2.8 },
  ]);
  return new PathLayer<(typeof lines)[number]>({
    id: 'result-mark',
    ...flat,
    ...before(underNamesId),
    data: lines,
    getPath: ({ ring }) => ring,
    getColor: ({ color }) => color,
    getWidth: ({ width }) => width,
    widthUnits: 'pixels',
    jointRounded: true,
    capRounded: true,
  });
}

function rings(parts: readonly ResultPart[]): { part: ResultPart; ring: Position[] }[] {
  return parts.flatMap((part) => part.rings.map((ring) => ({ part, ring })));
}

/** Places a layer in MapLibre's order; a property of the overlay that deck.gl's own types do not know. */
function before(beforeId: string): object {
  return { beforeId };
}

/** `#rrggbb` → deck.gl's channels. */
function rgba(hex: string, alpha: number): Rgba {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, alpha];
}

function diagonalM([west, south, east, north]: Bbox): number {
  const metresPerDegree = 111_320;
  const lonScale = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return Math.hypot((east - west) * lonScale, north - south) * metresPerDegree;
}
