import type { Drainage } from './drainage/drainage.ts';
import { cellAt, createGrid, paintPolygon } from './drainage/grid.ts';
import type { NetPipe } from './drainage/net.ts';
import type { Character } from './plan.ts';

const characterNames: readonly Character[] = [
  'core',
  'inner',
  'new',
  'industrial',
  'suburb',
  'urban_village',
  'rural',
  'park',
];
const ringM = 2000;
/** The last ring has no end: little is built beyond. */
const lastRing = 4;

export interface Densities {
  /** Built-up land that was surveyed. */
  builtUpKm2: number;
  densityByDistrict: Record<string, number>;
  densityByRing: Record<string, number>;
  densityByCharacter: Record<string, number>;
}

/** Density of mains on built-up, surveyed land, km/km², by cells of 10 m: where a pipe's middle lies, all of it counts. */
export function densities({ plan, graph, unsurveyed }: Drainage, mains: readonly NetPipe[]): Densities {
  const { minX, maxX, minY, maxY } = plan.extent;
  const districts = createGrid(plan.extent, graph.builtUp.cellM);
  for (const [i, district] of plan.districts.entries()) paintPolygon(districts, district.polygon, i + 1);
  const characters = createGrid(plan.extent, graph.builtUp.cellM);
  for (const block of plan.blocks) paintPolygon(characters, block.polygon, characterNames.indexOf(block.character) + 1);
  const ringOf = (cell: number): number => {
    const x = minX + ((cell % districts.columns) + 0.5) * districts.cellM - (minX + maxX) / 2;
    const y = minY + (Math.floor(cell / districts.columns) + 0.5) * districts.cellM - (minY + maxY) / 2;
    return Math.min(lastRing, Math.floor(Math.hypot(x, y) / (ringM * Math.sqrt(plan.size))));
  };
  const classes = {
    district: createTally((cell) => plan.districts[districts.value[cell] - 1]?.name.zh),
    ring: createTally((cell) => {
      const ring = ringOf(cell);
      return ring === lastRing ? `${2 * ring} km and more` : `${2 * ring}–${2 * ring + 2} km`;
    }),
    character: createTally((cell) => characterNames[characters.value[cell] - 1]),
  };
  const km2 = graph.builtUp.cellM ** 2 / 1e6;
  let builtUpKm2 = 0;
  for (let cell = 0; cell < graph.builtUp.value.length; cell++) {
    if (!graph.builtUp.value[cell] || unsurveyed.land.value[cell]) continue;
    builtUpKm2 += km2;
    for (const tally of Object.values(classes)) tally.addLand(cell, km2);
  }
  for (const pipe of mains) {
    const cell = cellAt(districts, (pipe.points[0] + pipe.points[2]) / 2, (pipe.points[1] + pipe.points[3]) / 2);
    if (cell < 0 || !graph.builtUp.value[cell]) continue;
    for (const tally of Object.values(classes)) tally.addPipe(cell, pipe.lengthM / 1000);
  }
  return {
    builtUpKm2: Math.round(10 * builtUpKm2) / 10,
    densityByDistrict: classes.district.densities(plan.districts.map((d) => d.name.zh)),
    densityByRing: classes.ring.densities(),
    densityByCharacter: classes.character.densities(characterNames),
  };
}

/** Land and length by class; classes with less than a tenth of a km² are left out. */
function createTally(classOf: (cell: number) => string | undefined) {
  const found = new Map<string, { km: number; km2: number }>();
  const of = (cell: number): { km: number; km2: number } | undefined => {
    const name = classOf(cell);
    if (name === undefined) return undefined;
    const entry = found.get(name) ?? { km: 0, km2: 0 };
    found.set(name, entry);
    return entry;
  };
  return {
    addLand(cell: number, km2: number): void {
      const entry = of(cell);
      if (entry) entry.km2 += km2;
    },
    addPipe(cell: number, km: number): void {
      const entry = of(cell);
      if (entry) entry.km += km;
    },
    densities(order: readonly string[] = [...found.keys()].sort((a, b) => parseFloat(a) - parseFloat(b))) {
      return Object.fromEntries(
        order.flatMap((name) => {
          const entry = found.get(name);
          return entry && entry.km2 >= 0.1 ? [[name, Math.round((10 * entry.km) / entry.km2) / 10]] : [];
        }),
      ) as Record<string, number>;
    },
  };
}
