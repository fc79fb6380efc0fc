import type { ClassSymbol } from './classes.ts';
import { symbolPaths } from './symbol-paths.ts';

const prefix = 'sign';
/** Side of a sign in px at icon-size 1; drawn at twice that for sharp screens. */
const sidePx = 32;
const pixelRatio = 2;

/** Image id of a sign: its shape and colours are in the name, so that any sign can be drawn when it is first needed. */
export function symbolImage(symbol: ClassSymbol | 'arrow', color: string, paperColor: string): string {
  return [prefix, symbol, color, paperColor].join('|');
}

interface ImageTarget {
  hasImage: (id: string) => boolean;
  addImage: (id: string, image: ImageData, options: { pixelRatio: number }) => unknown;
  setMissingStyleImageResolver: (resolver: (id: string) => void) => unknown;
}

/** Draws the signs of the style on demand: no image file, no sprite request, any scheme. */
export function provideSymbolImages(map: ImageTarget): void {
  map.setMissingStyleImageResolver((id) => {
    const [kind, symbol, color, paperColor] = id.split('|');
    if (kind !== prefix || !symbol || !color || !paperColor || map.hasImage(id)) return;
    const image = drawSymbol(symbol as ClassSymbol | 'arrow', color, paperColor);
    if (image) map.addImage(id, image, { pixelRatio });
  });
}

/** The sign on a transparent square, or undefined where the browser gives no 2D canvas. */
function drawSymbol(symbol: ClassSymbol | 'arrow', color: string, paperColor: string): ImageData | undefined {
  const canvas = document.createElement('canvas');
  const side = sidePx * pixelRatio;
  canvas.width = side;
  canvas.height = side;
  // Read back at once: a canvas on the graphics card would wait there behind the whole map.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  context.scale(side / 32, side / 32);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const part of symbolPaths[symbol] ?? symbolPaths.circle) {
    const path = new Path2D(part.d);
    const paint = (name: 'color' | 'paper'): string => (name === 'color' ? color : paperColor);
    // The halo keeps a sign readable on the line it stands on.
    if (part.halo) {
      context.strokeStyle = paperColor;
      context.lineWidth = (part.width ?? 0) + part.halo * 2;
      context.stroke(path);
    }
    if (part.fill) {
      context.fillStyle = paint(part.fill);
      // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
      context.fill(path);
    }
    if (part.stroke) {
      context.strokeStyle = paint(part.stroke);
      context.lineWidth = part.width ?? 2;
      context.stroke(path);
    }
  }
  return context.getImageData(0, 0, side, side);
}
