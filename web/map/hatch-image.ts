import type { Map as MapLibreMap } from 'maplibre-gl';

/** Side of the square that repeats, px; drawn at twice that for sharp screens. */
const sidePx = 8;
const pixelRatio = 2;

/** Makes the image of 45° hatching in a colour, once per map. */
export function hatchImage(map: MapLibreMap, color: string): void {
  const id = hatchImage.idOf(color);
  if (map.hasImage(id)) return;
  const canvas = document.createElement('canvas');
  const side = sidePx * pixelRatio;
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.strokeStyle = color;
  context.lineWidth = 1.4 * pixelRatio;
  // Three lines, so that the corners of the square meet those of its neighbours.
  for (const shift of [-side, 0, side]) {
    context.beginPath();
    context.moveTo(shift - 2, side + 2);
    context.lineTo(shift + side + 2, -2);
    context.stroke();
  }
  map.addImage(id, context.getImageData(0, 0, side, side), { pixelRatio });
}

hatchImage.idOf = (color: string): string => `hatch|${color}`;
