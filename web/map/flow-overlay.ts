import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Position } from '../../data/model/feature.ts';

export interface Flow {
  /** Lines along their flow; none takes the movement away. */
  show: (lines: readonly Position[][]) => void;
  remove: () => void;
}

/** A dash and the gap after it, px, and how fast they run, px/s. */
const [dashPx, gapPx, speed] = [5, 15, 30];
/** So long after the last thing a person did the water goes on flowing. */
const idleMs = 12_000;
/**
 * Frames come at most this often, and after each comes a rest of three times what it took, the wait for the browser
 * included: where software draws the page, a moving canvas costs more than its strokes.
 */
const frameMs = 40;
const restShare = 3;

/**
 * Dashes that run along lines, on a canvas of their own over the map: the map itself is not painted anew for them. They
 * rest while the map moves, while the page is hidden, when nobody does anything, and where a person asked for less
 * motion; the arrows of the map's own style say the same without moving.
 */
export function createFlow(map: MapLibreMap): Flow {
  const canvas = document.createElement('canvas');
  canvas.className = 'map-flow';
  canvas.setAttribute('aria-hidden', 'true');
  canvas.hidden = true;
  map.getCanvasContainer().append(canvas);
  const context = canvas.getContext('2d');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let lines: readonly Position[][] = [];
  /** Where they lie on the screen, made when the map has come to rest. */
  let path: Path2D | undefined;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let active = 0;
  let askedAt = 0;

  const size = (): void => {
    const { clientWidth, clientHeight } = map.getCanvas();
    if (canvas.width !== clientWidth || canvas.height !== clientHeight) {
      canvas.width = clientWidth;
      canvas.height = clientHeight;
    }
  };
  const mayRun = (): boolean =>
    lines.length > 0 && !calm.matches && !document.hidden && performance.now() - active < idleMs && !map.isMoving();
  const paint = (now: number): void => {
    frame = 0;
    if (!context || !mayRun()) {
      rest();
      return;
    }
    canvas.hidden = false;
    canvas.dataset.flow = 'running';
    size();
    path ??= pathOf(lines, map, canvas.width, canvas.height);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setLineDash([dashPx, gapPx]);
    context.lineDashOffset = -((now / 1000) * speed) % (dashPx + gapPx);
    context.lineCap = 'round';
    context.lineWidth = 2.2;
    context.strokeStyle = 'rgba(255,255,255,0.95)';
    context.stroke(path);
    const tookMs = performance.now() - askedAt;
    timer = setTimeout(next, Math.max(frameMs - tookMs, restShare * tookMs));
  };
  const next = (): void => {
    timer = undefined;
    askedAt = performance.now();
    if (frame === 0) frame = requestAnimationFrame(paint);
  };
  const rest = (): void => {
    clearTimeout(timer);
    timer = undefined;
    cancelAnimationFrame(frame);
    frame = 0;
    canvas.hidden = true;
    canvas.dataset.flow = 'still';
  };
  const wake = (): void => {
    active = performance.now();
    if (lines.length > 0 && frame === 0 && timer === undefined) next();
  };
  const moved = (): void => {
    path = undefined;
    rest();
  };
  const settled = (): void => {
    path = undefined;
    wake();
  };
  map.on('movestart', moved);
  map.on('moveend', settled);
  map.on('resize', settled);
  for (const name of ['pointermove', 'pointerdown', 'keydown', 'visibilitychange']) {
    document.addEventListener(name, wake, { passive: true });
  }
  calm.addEventListener('change', wake);
  return {
    show: (shown) => {
      lines = shown;
      path = undefined;
      if (lines.length === 0) rest();
      else wake();
    },
    remove: () => {
      rest();
      map.off('movestart', moved);
      map.off('moveend', settled);
      map.off('resize', settled);
      for (const name of ['pointermove', 'pointerdown', 'keydown', 'visibilitychange']) {
        document.removeEventListener(name, wake);
      }
      calm.removeEventListener('change', wake);
      canvas.remove();
    },
  };
}

/** The lines on the screen; those wholly outside it are left out. */
function pathOf(lines: readonly Position[][], map: MapLibreMap, width: number, height: number): Path2D {
  const path = new Path2D();
  for (const line of lines) {
    const points = line.map((position) => map.project(position));
    const isSeen = points.some(({ x, y }) => x >= -50 && y >= -50 && x <= width + 50 && y <= height + 50);
    if (!isSeen) continue;
    points.forEach(({ x, y }, i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  }
  return path;
}
