import type { FeatureCollection, Geometry } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { ink, paper, type Scheme } from './colors.ts';
import { lineLooks } from './line-scale.ts';
import { lineExtras } from './line-style.ts';
import { pipeWidthAt } from './pipe-width.ts';

export interface FirstLines {
  /** Draws at once; says no while the map moves. */
  show: (lines: FeatureCollection, scheme: Scheme) => boolean;
  clear: () => void;
  remove: () => void;
}

/** Lines that look alike. */
interface Stroke {
  path: Path2D;
  color: string;
  widthPx: number;
  casingColor: string;
  casingPx: number;
  dash: readonly number[];
}

/**
 * The lines of an answer on a canvas over the map, in the frame in which the answer comes: the map itself cuts them into
 * tiles first and then paints the whole city anew. They go when the map has drawn them or is moved.
 */
export function createFirstLines(map: MapLibreMap): FirstLines {
  const canvas = document.createElement('canvas');
  canvas.className = 'map-flow';
  canvas.setAttribute('aria-hidden', 'true');
  canvas.hidden = true;
  map.getCanvasContainer().append(canvas);
  const context = canvas.getContext('2d');
  const clear = (): void => {
    if (canvas.hidden) return;
    canvas.hidden = true;
    // A canvas that nobody sees keeps no picture in memory.
    canvas.width = canvas.height = 0;
  };
  map.on('movestart', clear);
  map.on('resize', clear);
  return {
    show: (lines, scheme) => {
      if (!context || map.isMoving()) return false;
      const { clientWidth, clientHeight } = map.getCanvas();
      canvas.width = clientWidth * devicePixelRatio;
      canvas.height = clientHeight * devicePixelRatio;
      canvas.hidden = false;
      context.scale(devicePixelRatio, devicePixelRatio);
      context.lineJoin = 'round';
      const strokes = strokesOf(lines, map, scheme, [clientWidth, clientHeight]);
      context.lineCap = 'round';
      for (const { path, casingColor, casingPx } of strokes) {
        context.strokeStyle = casingColor;
        context.lineWidth = casingPx;
        context.stroke(path);
      }
      for (const { path, color, widthPx, dash } of strokes) {
        context.lineCap = dash.length > 0 ? 'butt' : 'round';
        context.setLineDash(dash.map((part) => part * widthPx));
        context.strokeStyle = color;
        context.lineWidth = widthPx;
        context.stroke(path);
      }
      return true;
    },
    clear,
    remove: () => {
      map.off('movestart', clear);
      map.off('resize', clear);
      canvas.remove();
    },
  };
}

/** Lines that the screen shows, those that look alike together, in the order of the legend. */
function strokesOf(
  { features }: FeatureCollection,
  map: MapLibreMap,
  scheme: Scheme,
  [width, height]: [number, number],
): Stroke[] {
  const zoom = map.getZoom();
  const order = Object.keys(lineLooks);
  const strokes = new Map<string, Stroke & { rank: number }>();
  for (const { geometry, properties } of features) {
    const { class: name, diameterM } = properties as { class: keyof typeof lineLooks; diameterM?: number };
    const key = `${name} ${diameterM ?? ''}`;
    let stroke = strokes.get(key);
    if (!stroke) {
      const look = lineLooks[name] as { color: Record<Scheme, string>; dash?: readonly number[] } | undefined;
      const isSeed = name === 'seed';
      stroke = {
        path: new Path2D(),
        color: look?.color[scheme] ?? ink[scheme],
        widthPx: pipeWidthAt(zoom, diameterM, ...lineExtras.line),
        casingColor: (isSeed ? ink : paper)[scheme],
        casingPx: pipeWidthAt(zoom, diameterM, ...lineExtras[isSeed ? 'seed' : 'casing']),
        dash: look?.dash ?? [],
        rank: order.indexOf(name),
      };
      strokes.set(key, stroke);
    }
    for (const line of linesOf(geometry)) {
      const points = line.map(([lon, lat]) => map.project([lon, lat]));
      const xs = points.map(({ x }) => x);
      const ys = points.map(({ y }) => y);
      if (Math.max(...xs) < 0 || Math.max(...ys) < 0 || Math.min(...xs) > width || Math.min(...ys) > height) continue;
      points.forEach(({ x, y }, i) => (i === 0 ? stroke.path.moveTo(x, y) : stroke.path.lineTo(x, y)));
    }
  }
  return [...strokes.values()].sort((a, b) => a.rank - b.rank);
}

function linesOf(geometry: Geometry): number[][][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}
