/** One stroke or area of a sign on a 32 × 32 square, as an SVG path: the map's canvas and the legend's SVG draw the same. */
export interface SymbolPart {
  d: string;
  fill?: 'color' | 'paper';
  stroke?: 'color' | 'paper';
  width?: number;
  /** Extra paper around the part, px. */
  halo?: number;
}

const circle = (r: number, x = 16, y = 16): string =>
  `M ${x - r} ${y} a ${r} ${r} 0 1 0 ${2 * r} 0 a ${r} ${r} 0 1 0 ${-2 * r} 0 Z`;

/** Signs by class symbol; drawn for legibility at 8 px, so at most two parts in one colour and the paper. */
export const symbolPaths: Record<string, readonly SymbolPart[]> = {
  circle: [{ d: circle(7), fill: 'color', halo: 2 }],
  ring: [{ d: circle(8), fill: 'paper', stroke: 'color', width: 4, halo: 1.5 }],
  square: [{ d: 'M 8 8 H 24 V 24 H 8 Z', fill: 'paper', stroke: 'color', width: 4, halo: 1.5 }],
  triangle: [{ d: 'M 16 27 L 4 7 H 28 Z', fill: 'color', halo: 2.5 }],
  intake: [{ d: 'M 16 5 L 28 25 H 4 Z', fill: 'paper', stroke: 'color', width: 4, halo: 1.5 }],
  hexagon: [
    { d: 'M 16 3 L 27.3 9.5 V 22.5 L 16 29 L 4.7 22.5 V 9.5 Z', fill: 'color', halo: 2 },
    { d: 'M 11 20 L 16 11 L 21 20 Z', fill: 'paper' },
  ],
  diamond: [
    { d: 'M 16 5 L 27 16 L 16 27 L 5 16 Z', fill: 'color', halo: 2.5 },
    { d: circle(3), fill: 'paper' },
  ],
  gate: [
    { d: 'M 6 5 H 26 V 27 H 6 Z', fill: 'color', halo: 2 },
    { d: 'M 16 9 V 23 M 11 14 H 21', stroke: 'paper', width: 3 },
  ],
  bowtie: [{ d: 'M 5 8 L 27 24 V 8 L 5 24 Z', fill: 'color', halo: 2.5 }],
  bar: [{ d: 'M 5 12 H 27 V 20 H 5 Z', fill: 'color', halo: 2.5 }],
  cross: [{ d: 'M 16 6 V 26 M 6 16 H 26', stroke: 'color', width: 6, halo: 2.5 }],
  drop: [
    { d: 'M 16 3 C 20 9 26 14 26 20 A 10 10 0 0 1 6 20 C 6 14 12 9 16 3 Z', fill: 'color', halo: 2.2 },
    { d: 'M 10.5 19.5 q 2.75 -2.6 5.5 0 t 5.5 0', stroke: 'paper', width: 2.2 },
  ],
  // Points along the line, that is to the right before MapLibre turns it.
  arrow: [{ d: 'M 8 8.5 L 26 16 L 8 23.5 L 12.5 16 Z', fill: 'color', halo: 2.6 }],
};
