import type { Map as MapLibreMap } from 'maplibre-gl';
import { signs, type Sign, type SignId } from '../parts/signs.ts';
import type { MapColors } from './map-colors.ts';

const sidePx = 30;
const pixelRatio = 2;

/** Puts every sign on the map in the colours of now, replacing those of before. */
export function putSignImages(map: MapLibreMap, colors: MapColors): void {
  for (const [id, sign] of Object.entries(signs) as [SignId, Sign][]) {
    const image = drawSign(sign, colors.sign[id], colors.signInk[id], colors.signRim);
    if (image) put(map, `sign-${id}`, image);
  }
  for (const level of ['red', 'orange', 'yellow', 'blue']) {
    const image = drawPattern(level, colors.sign[level]);
    if (image) put(map, `zone-${level}`, image);
  }
  const hatch = drawPattern('hatch', colors.hatch);
  if (hatch) put(map, 'hatch', hatch);
}

function put(map: MapLibreMap, id: string, image: ImageData): void {
  if (map.hasImage(id)) map.updateImage(id, image);
  else map.addImage(id, image, { pixelRatio });
}

function drawSign({ d, mark }: Sign, body: string, ink: string, rim: string): ImageData | undefined {
  const side = sidePx * pixelRatio;
  const context = canvasOf(side);
  if (!context) return undefined;
  context.scale(side / 30, side / 30);
  context.translate(3, 3);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const path = new Path2D(d);
  context.strokeStyle = rim;
  context.lineWidth = 4;
  context.stroke(path);
  context.fillStyle = body;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  context.fill(path);
  if (mark) {
    context.strokeStyle = ink;
    context.lineWidth = 2.4;
    context.stroke(new Path2D(mark));
  }
  return context.getImageData(0, 0, side, side);
}

/** Squares that repeat: zones differ by pattern as well as by colour; the land nobody surveyed is hatched. */
const patterns: Record<string, string> = {
  red: 'M -2 18 L 18 -2 M -2 -2 L 18 18',
  orange: 'M -2 18 L 18 -2 M -10 10 L 10 -10 M 6 26 L 26 6',
  yellow: 'M 0 4 H 16 M 0 12 H 16',
  blue: 'M 4 4 h 0.1 M 12 12 h 0.1',
  hatch: 'M -4 4 L 4 -4 M -4 12 L 12 -4 M -4 20 L 20 -4 M 4 20 L 20 4 M 12 20 L 20 12',
};

function drawPattern(name: string, color: string): ImageData | undefined {
  const side = 16 * pixelRatio;
  const context = canvasOf(side);
  if (!context) return undefined;
  context.scale(pixelRatio, pixelRatio);
  context.lineCap = 'round';
  context.strokeStyle = color;
  context.lineWidth = name === 'blue' ? 3.2 : name === 'hatch' ? 0.9 : 1.4;
  context.stroke(new Path2D(patterns[name]));
  return context.getImageData(0, 0, side, side);
}

function canvasOf(side: number): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  return canvas.getContext('2d', { willReadFrequently: true });
}
