import type { Drainage } from './drainage/drainage.ts';
import { cellAt, createGrid, paintPolygon } from './drainage/grid.ts';
import type { NetPipe } from './drainage/net.ts';
import type { Character } from './plan.ts';
import { hypot } from './hypot.ts';

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
    return Math.min(lastRing, Math.floor(hypot(x, y) / (ringM * Math.sqrt(plan.size))));
  };
  const classes = {
    district: createTally(
      plan.districts.map(({ name }) => name.zh),
      (cell) => districts.value[cell] - 1,
    ),
    ring: createTally(
      Array.from({ length: lastRing + 1 }, (_, k) =>
        k < lastRing ? `${2 * k}–${2 * k + 2} km` : `${2 * k} km and more`,
      ),
      ringOf,
    ),
    character: createTally(characterNames, (cell) => characters.value[cell] - 1),
  };
  const tallies = Object.values(classes);
  const km2 = graph.builtUp.cellM ** 2 / 1e6;
  let builtUpKm2 = 0;
  for (let cell = 0; cell < graph.builtUp.value.length; cell++) {
    if (!graph.builtUp.value[cell] || unsurveyed.land.value[cell]) continue;
    builtUpKm2 += km2;
    for (const tally of tallies) tally.addLand(cell, km2);
  }
  for (const pipe of mains) {
    const cell = cellAt(districts, (pipe.points[0] + pipe.points[2]) / 2, (pipe.points[1] + pipe.points[3]) / 2);
    if (cell < 0 || !graph.builtUp.value[cell]) continue;
    for (const tally of tallies) tally.addPipe(cell, pipe.lengthM / 1000);
  }
  return {
    builtUpKm2: Math.round(10 * builtUpKm2) / 10,
    densityByDistrict: classes.district.densities(),
    densityByRing: classes.ring.densities(),
    densityByCharacter: classes.character.densities(),
  };
}

/** Land and length by class, given by its position among the names; classes with less than 0.1 km² are left out. */
function createTally(names: readonly string[], classOf: (cell: number) => number) {
  const km = new Float64Array(names.length);
  const km2 = new Float64Array(names.length);
  return {
    // A class of −1 is nobody's; a typed array ignores it.
    addLand(cell: number, area: number): void {
      km2[classOf(cell)] += area;
    },
    addPipe(cell: number, length: number): void {
      km[classOf(cell)] += length;
    },
    densities: (): Record<string, number> =>
      Object.fromEntries(
        names.flatMap((name, k) => (km2[k] >= 0.1 ? [[name, Math.round((10 * km[k]) / km2[k]) / 10]] : [])),
      ),
  };
}
