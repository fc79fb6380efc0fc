/**
 * Signs of the public map and list, one path each on a 24 × 24 square: the map's canvas and the list's SVG draw the
 * same. Levels differ in shape as well as in colour.
 */
export interface Sign {
  d: string;
  /** What is drawn on it in the colour of the paper. */
  mark?: string;
}

const circle = (r: number): string => `M ${12 - r} 12 a ${r} ${r} 0 1 0 ${2 * r} 0 a ${r} ${r} 0 1 0 ${-2 * r} 0 Z`;

export const signs = {
  red: { d: 'M 12 1.5 L 23 21 H 1 Z', mark: 'M 12 8.5 V 14 M 12 17 V 17.8' },
  orange: { d: 'M 12 1 L 23 12 L 12 23 L 1 12 Z', mark: 'M 12 6.5 V 13 M 12 16.4 V 17.2' },
  yellow: { d: 'M 3 3 H 21 V 21 H 3 Z', mark: 'M 7.5 12 H 16.5' },
  blue: { d: circle(10), mark: `M 12 12 m -2.5 0 a 2.5 2.5 0 1 0 5 0 a 2.5 2.5 0 1 0 -5 0` },
  unknown: { d: circle(9), mark: 'M 9.5 9.7 a 2.6 2.6 0 1 1 3.6 2.4 q -1.1 0.5 -1.1 1.7 M 12 16.6 V 17.2' },
  underpass: { d: 'M 2 4 H 22 V 21 H 16.5 V 15 A 4.5 4.5 0 0 0 7.5 15 V 21 H 2 Z', mark: 'M 5.5 8.2 H 18.5' },
  underground: { d: 'M 3 3 H 21 V 21 H 3 Z', mark: 'M 6.5 7.5 H 10.5 V 11.5 H 14 V 15.5 H 17.5' },
} satisfies Record<string, Sign>;

export type SignId = keyof typeof signs;
