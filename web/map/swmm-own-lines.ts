import { mercatorX, mercatorY } from '../../data/geo/mercator.ts';
import type { NetworkLines } from '../api/network-lines.ts';

/** Links of a model by their own coordinates (longitude, latitude in turn) as lines that values are drawn on. */
export function ownLines(links: readonly (readonly number[])[]): NetworkLines {
  const starts = new Uint32Array(links.length + 1);
  links.forEach((line, i) => (starts[i + 1] = starts[i] + line.length / 2));
  const mercator = new Float64Array(2 * starts[links.length]);
  let at = 0;
  for (const line of links) {
    for (let i = 0; i < line.length; i += 2) {
      mercator[at++] = mercatorX(line[i]);
      mercator[at++] = mercatorY(line[i + 1]);
    }
  }
  return {
    pipes: links.length,
    starts,
    mercator,
    tileIds: new Float64Array(links.length),
    diametersM: new Float32Array(links.length).fill(NaN),
  };
}
