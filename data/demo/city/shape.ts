import { curveThrough } from './lines.ts';
import { gradientNoise, type Noise } from './noise.ts';
import type { Character, Extent } from './plan.ts';
import { randomStream } from './random.ts';

/** A part of the city that grew from one centre. */
export interface Lobe {
  x: number;
  y: number;
  radiusM: number;
  character: Character;
  /** Direction of its street grid, radians. */
  angle: number;
  yearFrom: number;
  yearTo: number;
}

/** The large lines of the city, drawn before any street: where it lies, how big, which parts it has. */
export interface Shape {
  seed: number;
  size: number;
  /** Length scale: square root of the size. */
  scale: number;
  centreX: number;
  centreY: number;
  extent: Extent;
  lobes: Lobe[];
  /** Administrative boundary, a closed ring well inside the extent, counter-clockwise. */
  outline: number[];
  /** Kilometres of the unit city (x east, y north, 0 at the centre) to metres of the plan. */
  place(u: number, v: number): [number, number];
  /** Distance that a natural border is displaced by, metres. */
  wobble: Noise;
}

const centre = { x: 490_000, y: 3_300_000 };

/** Outline and scale of the city; `size` 1 is about 22 × 18 km. */
export function makeShape(seed: number, size: number): Shape {
  const random = randomStream(seed, 'shape');
  const scale = Math.sqrt(size);
  const mirrorX = random() < 0.5 ? -1 : 1;
  const mirrorY = random() < 0.25 ? -1 : 1;
  const round = (metres: number): number => Math.round((metres * scale) / 20) * 20;
  const place = (u: number, v: number): [number, number] => [
    centre.x + mirrorX * u * 1000 * scale,
    centre.y + mirrorY * v * 1000 * scale,
  ];
  const extent = {
    minX: centre.x - round(11_000),
    maxX: centre.x + round(11_000),
    minY: centre.y - round(9000),
    maxY: centre.y + round(9000),
  };
  const jitter = (amount: number): number => (random() * 2 - 1) * amount;
  const lobe = (
    u: number,
    v: number,
    radius: number,
    character: Character,
    yearFrom: number,
    yearTo: number,
    angle = jitter(0.6),
  ): Lobe => {
    const [x, y] = place(u + jitter(0.25), v + jitter(0.25));
    return { x, y, radiusM: radius * 1000 * scale * (0.94 + 0.12 * random()), character, angle, yearFrom, yearTo };
  };
  const [coreX, coreY] = place(0, 0.15);
  const lobes: Lobe[] = [
    { x: coreX, y: coreY, radiusM: 1250 * scale, character: 'core', angle: jitter(0.2), yearFrom: 1932, yearTo: 1968 },
    lobe(0.1, 0.4, 3.75, 'inner', 1953, 1992),
    lobe(2.3, -1.7, 1.5, 'inner', 1960, 1990),
    lobe(-2.3, -1.6, 1.5, 'inner', 1960, 1990),
    lobe(-0.6, -3.9, 1.9, 'inner', 1958, 1992),
    lobe(5.2, 3.2, 2.7, 'new', 1998, 2016),
    lobe(2.9, -4.5, 2.3, 'new', 2003, 2019),
    lobe(-4.6, 4.7, 2.3, 'new', 1996, 2012),
    lobe(0.6, 5.2, 2.0, 'new', 2001, 2018),
    lobe(-6.9, 0.9, 1.5, 'new', 2008, 2021),
    lobe(-5.6, -2.9, 2.5, 'industrial', 1988, 2012),
    lobe(7.2, 0.0, 1.8, 'industrial', 1995, 2014),
    lobe(-3.2, -6.2, 1.2, 'suburb', 1985, 2015),
    lobe(7.4, -4.8, 1.2, 'suburb', 1990, 2015),
    lobe(-8.0, 5.2, 1.0, 'suburb', 1984, 2014),
    lobe(4.6, 7.2, 0.9, 'suburb', 1990, 2014),
    lobe(0.7, -7.4, 0.8, 'suburb', 1990, 2016),
    lobe(-8.9, -1.2, 0.8, 'suburb', 1988, 2010),
  ];
  const control: [number, number][] = [];
  const edge = gradientNoise(seed, 'outline', 0.55);
  const corners = 216;
  for (let k = 0; k < corners; k++) {
    const angle = (k / corners) * 2 * Math.PI;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    // A rounded rectangle that follows the extent, drawn in by ridges and neighbours.
    const reach = 1 / (Math.abs(cos / 10.7) ** 3.2 + Math.abs(sin / 8.7) ** 3.2) ** (1 / 3.2);
    const draw =
      0.945 +
      0.075 * edge(cos, sin) +
      0.035 * edge(4 * cos, 4 * sin) +
      // Smooth here, frayed there: a border follows a ridge for a while, then a brook.
      Math.abs(edge(2.3 * cos + 5, 2.3 * sin)) * (0.05 * edge(9 * cos, 9 * sin) + 0.03 * edge(23 * cos, 23 * sin));
    const r = reach * Math.min(0.985, draw) * 1000 * scale;
    control.push([centre.x + r * cos, centre.y + r * sin]);
  }
  return {
    seed,
    size,
    scale,
    centreX: centre.x,
    centreY: centre.y,
    extent,
    lobes,
    outline: curveThrough(control, 60, true),
    place,
    wobble: gradientNoise(seed, 'wobble', 900 * scale),
  };
}
