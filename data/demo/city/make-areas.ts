import { grow, makeUnits, regroup, type Unit } from './area-units.ts';
import { dissolve } from './arrangement.ts';
import type { DividedLand } from './divide-land.ts';
import type { Land } from './land.ts';
import type { RawBlock } from './make-blocks.ts';
import { named, nameSource, shuffle, type PlaceName } from './place-names.ts';
import type { Area, Character, Polygon, RoadEdge, StreetArea } from './plan.ts';
import { randomStream } from './random.ts';
import type { RawNetwork } from './road-network.ts';
import { hypot } from './hypot.ts';

/** Which street and district every face belongs to, and the areas themselves. */
export interface Areas {
  districts: Area[];
  streets: StreetArea[];
  /** Index of the street per face, −1 outside the city. */
  streetOf: Int32Array;
  /** Index of the district per street. */
  districtOfStreet: number[];
}

/** Residents per km² of land. */
const residents: Record<Character, number> = {
  core: 24_000,
  inner: 19_000,
  new: 11_000,
  industrial: 3200,
  urban_village: 42_000,
  suburb: 7500,
  rural: 380,
  park: 120,
};

/** Wished area of a 街道, km². */
const streetKm2: Record<Character, number> = {
  core: 1.3,
  inner: 3.4,
  new: 7,
  industrial: 9.5,
  urban_village: 5,
  suburb: 8,
  rural: 9,
  park: 9,
};

/** Divides the city into streets (街道) and districts (区) that follow great roads and the river and tile it. */
export function makeAreas(
  divided: DividedLand,
  network: RawNetwork,
  blocks: readonly (RawBlock | undefined)[],
  land: Land,
): Areas {
  const { unitOf, units } = makeUnits(divided, network, blocks);
  const streetOfUnit = growStreets(units, land);
  const streetUnits = regroup(units, streetOfUnit);
  const districtOfStreet = growDistricts(streetUnits, land);
  const streetOf = new Int32Array(blocks.length).fill(-1);
  for (let face = 0; face < blocks.length; face++) if (unitOf[face] >= 0) streetOf[face] = streetOfUnit[unitOf[face]]!;
  const streetShapes = dissolve(divided.arrangement, (face) => streetOf[face]);
  const districtShapes = dissolve(divided.arrangement, (face) =>
    streetOf[face] < 0 ? -1 : districtOfStreet[streetOf[face]],
  );
  const people = new Float64Array(streetUnits.length);
  for (const block of blocks) {
    if (block && block.cover !== 'water')
      people[streetOf[block.face]] += (block.areaM2 / 1e6) * residents[block.character];
  }
  const random = randomStream(land.shape.seed, 'area-names');
  const districts = nameDistricts(streetUnits, districtOfStreet, districtShapes, people);
  const next = nameSource(random, true);
  const counters = new Map<number, number>();
  const streets = streetUnits.map((unit, index): StreetArea => {
    const district = districtOfStreet[index];
    const number = (counters.get(district) ?? 0) + 1;
    counters.set(district, number);
    const name = next();
    const town = unit.kind === 'rural' || unit.kind === 'park';
    return {
      id: `S${String(district + 1).padStart(2, '0')}${String(number).padStart(2, '0')}`,
      name: town ? named(name, '镇', 'Town') : named(name, '街道', 'Subdistrict'),
      polygon: largest(streetShapes.get(index)),
      population: Math.max(120, Math.round(people[index] / 10) * 10),
      districtId: districts[district].id,
      yearBuilt: 0,
    };
  });
  return { districts, streets, streetOf, districtOfStreet };
}

function largest(polygons: Polygon[] | undefined): Polygon {
  if (!polygons || polygons.length === 0) throw new Error('an area has no land');
  return polygons.toSorted((a, b) => b[0].length - a[0].length)[0];
}

function chooseStreetSeeds(units: readonly Unit[], land: Land): number[] {
  const random = randomStream(land.shape.seed, 'street-seeds');
  const scale = Math.min(1, land.shape.scale) ** 0.6;
  const order = shuffle(
    units.map((_, k) => k),
    random,
  ).sort((a, b) => streetKm2[units[a].kind] - streetKm2[units[b].kind]);
  const seeds: number[] = [];
  for (const k of order) {
    const unit = units[k];
    const reach = (kind: Character): number => 0.86 * Math.sqrt(streetKm2[kind]) * 1000 * scale;
    const own = reach(unit.kind);
    if (unit.areaM2 < 0.02 * streetKm2[unit.kind] * 1e6 * scale * scale) continue;
    const taken = seeds.some((s) => {
      const other = units[s];
      return hypot(other.x - unit.x, other.y - unit.y) < (own + reach(other.kind)) / 2;
    });
    if (!taken) seeds.push(k);
  }
  return seeds.length > 0 ? seeds : [0];
}

/** Streets of about the wished size: seeds whose land stays small go, those with far too much get a neighbour. */
function growStreets(units: readonly Unit[], land: Land): number[] {
  const scale = Math.min(1, land.shape.scale) ** 1.2;
  const seeds = chooseStreetSeeds(units, land);
  for (let round = 0; round < 12; round++) {
    const owner = grow(units, seeds);
    const areas = seeds.map(() => 0);
    const wished = seeds.map(() => 0);
    for (const [k, unit] of units.entries()) {
      areas[owner[k]] += unit.areaM2;
      wished[owner[k]] += unit.areaM2 / (streetKm2[unit.kind] * 1e6 * scale);
    }
    // `wished` is now the number of streets that the land would make.
    const more: number[] = [];
    for (const [index, seed] of seeds.entries()) {
      if (wished[index] < 1.9) continue;
      let far = seed;
      let reach = 0;
      for (const [k, unit] of units.entries()) {
        if (owner[k] !== index || unit.areaM2 < 0.1e6 * scale) continue;
        const d = hypot(unit.x - units[seed].x, unit.y - units[seed].y);
        if (d > reach) {
          reach = d;
          far = k;
        }
      }
      if (far !== seed) more.push(far);
    }
    const small = wished
      .map((w, index) => ({ w, index }))
      .filter(({ w }) => w < 0.42)
      .sort((a, b) => a.w - b.w)
      .slice(0, 3);
    const kept = seeds.filter((_, index) => !small.some((s) => s.index === index));
    if (kept.length === 0 || (more.length === 0 && small.length === 0)) break;
    seeds.splice(0, seeds.length, ...kept, ...(round < 9 ? more : []));
  }
  return grow(units, seeds);
}

/** Districts of about equal land, the old city's smaller than the others: the larger start with a handicap. */
function growDistricts(streets: readonly Unit[], land: Land): number[] {
  const seeds = districtSeeds(streets, land);
  const total = streets.reduce((sum, s) => sum + s.areaM2, 0);
  const handicap = seeds.map(() => 0);
  let owner = grow(streets, seeds, handicap);
  for (let round = 0; round < 15; round++) {
    const areas = seeds.map(() => 0);
    for (const [k, s] of streets.entries()) areas[owner[k]] += s.areaM2;
    for (const [index, area] of areas.entries()) {
      const wished = (total / (seeds.length - 0.45)) * (index === 0 ? 0.55 : 1);
      handicap[index] = handicap[index] + 350 * land.shape.scale * Math.log(Math.max(0.1, area / wished));
    }
    const least = Math.min(...handicap);
    owner = grow(
      streets,
      seeds,
      handicap.map((h) => h - least),
    );
  }
  return owner;
}

const districtPlaces: { u: number; v: number; name: PlaceName }[] = [
  { u: 0.1, v: 0.4, name: { zh: '澜城', pinyin: 'lan cheng' } },
  { u: 0.9, v: -5.0, name: { zh: '溪南', pinyin: 'xi nan' } },
  { u: 6.4, v: 2.6, name: { zh: '明湖', pinyin: 'ming hu' } },
  { u: 0.3, v: 5.9, name: { zh: '云屏', pinyin: 'yun ping' } },
  { u: -6.6, v: 4.2, name: { zh: '白鹭', pinyin: 'bai lu' } },
  { u: -6.0, v: -3.6, name: { zh: '柏桥', pinyin: 'bai qiao' } },
];

function districtSeeds(streets: readonly Unit[], land: Land): number[] {
  const seeds: number[] = [];
  for (const { u, v } of districtPlaces) {
    const [x, y] = land.shape.place(u, v);
    let best = -1;
    for (const [k, s] of streets.entries()) {
      if (seeds.includes(k)) continue;
      if (best < 0 || hypot(s.x - x, s.y - y) < hypot(streets[best].x - x, streets[best].y - y)) best = k;
    }
    if (best >= 0) seeds.push(best);
  }
  return seeds;
}

function nameDistricts(
  streets: readonly Unit[],
  districtOfStreet: readonly number[],
  shapes: Map<number, Polygon[]>,
  people: Float64Array,
): Area[] {
  const count = Math.max(...districtOfStreet) + 1;
  return Array.from({ length: count }, (_, index): Area => {
    const { name } = districtPlaces[index];
    const population = streets.reduce(
      (sum, _s, k) => sum + (districtOfStreet[k] === index ? Math.max(120, Math.round(people[k] / 10) * 10) : 0),
      0,
    );
    return {
      id: `D${index + 1}`,
      name: named(name, '区', 'District'),
      polygon: largest(shapes.get(index)),
      population,
    };
  });
}

/** Mean year of the streets of each area, weighted by length. */
export function setStreetYears(streets: StreetArea[], edges: readonly RoadEdge[]): void {
  const sums = new Map<string, { years: number; count: number }>();
  for (const edge of edges) {
    const sum = sums.get(edge.streetId) ?? { years: 0, count: 0 };
    sum.years += edge.yearBuilt * edge.points.length;
    sum.count += edge.points.length;
    sums.set(edge.streetId, sum);
  }
  for (const street of streets) {
    const sum = sums.get(street.id);
    street.yearBuilt = sum ? Math.round(sum.years / sum.count) : 1995;
  }
}
