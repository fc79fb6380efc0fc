import { inRing, resample } from './lines.ts';
import { gradientNoise, type Noise } from './noise.ts';
import type { Character, Village, Water } from './plan.ts';
import { randomStream } from './random.ts';
import { createRaster, paint, rasterAt, type Raster } from './raster.ts';
import { groundGuess } from './ground-guess.ts';
import type { Lobe, Shape } from './shape.ts';
import { hypot } from './hypot.ts';

export const characters: readonly Character[] = [
  'rural',
  'core',
  'inner',
  'new',
  'industrial',
  'urban_village',
  'suburb',
  'park',
];

/** What every place of the city is, looked up fast. */
export interface Land {
  shape: Shape;
  waters: Water[];
  /** 1 + index into `characters`; 0 outside the administrative boundary. */
  character: Raster;
  /** 1 river, 2 lake or pond, 3 canal. */
  water: Raster;
  /** 1 where a village is. */
  village: Raster;
  villages: Village[];
  characterAt(x: number, y: number): Character | undefined;
  lobeAt(x: number, y: number): Lobe | undefined;
  /** 0 … 1: how much of a hill a place is. */
  hill: Noise;
}

/** Land of the city: ground, water and hills as rasters over its extent. */
export function makeLand(shape: Shape, waters: Water[]): Land {
  const water = createRaster(shape.extent, Math.max(4, Math.min(10, 10 * shape.scale)));
  for (const w of waters) {
    if (w.type === 'canal') paint(water, w.polygon, 3);
  }
  for (const w of waters) {
    if (w.type === 'river') paint(water, w.polygon, 1);
    else if (w.type !== 'canal') paint(water, w.polygon, 2);
  }
  const hill = hills(shape, waters[0]);
  const character = createRaster(shape.extent, 40 * Math.min(1, Math.max(0.3, shape.scale)));
  const lobeOf = lobeFinder(shape);
  for (let row = 0; row < character.rows; row++) {
    const y = character.minY + (row + 0.5) * character.cellM;
    for (let column = 0; column < character.columns; column++) {
      const x = character.minX + (column + 0.5) * character.cellM;
      const lobe = lobeOf(x, y);
      const steep = hill(x, y) > 0.16;
      const kind: Character = steep ? 'park' : (lobe?.character ?? 'rural');
      character.value[row * character.columns + column] = 1 + characters.indexOf(kind);
    }
  }
  clip(character, shape.outline);
  const land: Land = {
    shape,
    waters,
    character,
    water,
    village: createRaster(shape.extent, character.cellM / 2),
    villages: [],
    characterAt: (x, y) => characters[rasterAt(character, x, y) - 1],
    lobeAt: lobeOf,
    hill,
  };
  urbanVillages(land);
  return land;
}

/** The lobe that has the strongest claim to a place, or none: open country. Borders wobble. */
function lobeFinder(shape: Shape): (x: number, y: number) => Lobe | undefined {
  const fine = gradientNoise(shape.seed, 'border', 380 * shape.scale);
  return (x, y) => {
    const shift = 0.16 * shape.wobble(x, y) + 0.07 * fine(x, y);
    let best: Lobe | undefined;
    let bestClaim = 0;
    for (const lobe of shape.lobes) {
      const d = hypot(x - lobe.x, y - lobe.y) / lobe.radiusM;
      if (d > 1.6) continue;
      // The core and the inner city keep their ground against what came later.
      const strength = lobe.character === 'core' ? 6 : lobe.character === 'inner' ? 2 : 1;
      const claim = (1 - d + shift) * strength;
      if (1 - d + shift > 0 && claim > bestClaim) {
        best = lobe;
        bestClaim = claim;
      }
    }
    return best;
  };
}

function hills(shape: Shape, river: Water): Noise {
  const large = gradientNoise(shape.seed, 'hill', 2600 * shape.scale);
  const small = gradientNoise(shape.seed, 'hill small', 900 * shape.scale);
  const { scale, centreX, centreY } = shape;
  const course = { ...river, centreline: resample(river.centreline, 500 * scale) };
  return (x, y) => {
    const u = (x - centreX) / (1000 * scale);
    const v = (y - centreY) / (1000 * scale);
    const rim = Math.max(0, hypot(u / 10.5, v / 8.5) - 0.8) * 2.6;
    if (rim <= 0) return 0;
    const raw = rim * (0.1 + 0.75 * large(x, y) + 0.3 * small(x, y));
    if (raw <= 0) return 0;
    const lift = (groundGuess(shape, course, x, y) - river.normalLevelM - 7) / 5;
    return Math.min(1, raw * Math.max(0, Math.min(1, lift)));
  };
}

function clip(raster: Raster, outline: number[]): void {
  const inside = { ...raster, value: new Uint8Array(raster.value.length) };
  paint(inside, [outline], 1);
  for (let i = 0; i < raster.value.length; i++) if (!inside.value[i]) raster.value[i] = 0;
}

/** Villages the city grew around: dense tangles at the edge of the inner city, in new districts and by the works. */
function urbanVillages(land: Land): void {
  const { shape } = land;
  const random = randomStream(shape.seed, 'urban-villages');
  const wanted = Math.max(2, Math.round(30 * shape.size));
  for (let tries = 0; tries < wanted * 60 && land.villages.length < wanted; tries++) {
    const [x, y] = shape.place((random() * 2 - 1) * 9.5, (random() * 2 - 1) * 7.5);
    const radiusM = (130 + 190 * random()) * Math.min(1.2, Math.max(0.4, shape.scale));
    const kind = land.characterAt(x, y);
    if (kind !== 'inner' && kind !== 'new' && kind !== 'industrial' && kind !== 'suburb') continue;
    if (kind === 'inner' && hypot(x - shape.lobes[0].x, y - shape.lobes[0].y) < 1.9 * shape.lobes[0].radiusM) continue;
    addVillage(land, { x, y, radiusM, urban: true }, 1.5);
  }
}

/** Paints a village with a wobbly edge, unless it would touch water or another village. Returns whether it did. */
export function addVillage(land: Land, village: Village, gap: number): boolean {
  const near = land.villages.some(
    (o) =>
      hypot(o.x - village.x, o.y - village.y) <
      gap * (o.radiusM + village.radiusM) + 250 * Math.min(1, land.shape.scale),
  );
  if (near) return false;
  for (let k = 0; k < 12; k++) {
    const a = (k / 12) * 2 * Math.PI;
    for (const share of [0.6, 1.1]) {
      const px = village.x + share * village.radiusM * Math.cos(a);
      const py = village.y + share * village.radiusM * Math.sin(a);
      if (rasterAt(land.water, px, py) || !inRing(land.shape.outline, px, py)) return false;
    }
  }
  land.villages.push(village);
  const wave = gradientNoise(land.shape.seed, 'village edge', 140);
  const code = 1 + characters.indexOf(village.urban ? 'urban_village' : 'rural');
  for (const raster of [land.character, land.village]) {
    const reach = Math.ceil((1.5 * village.radiusM) / raster.cellM);
    const column = Math.floor((village.x - raster.minX) / raster.cellM);
    const row = Math.floor((village.y - raster.minY) / raster.cellM);
    for (let j = Math.max(0, row - reach); j <= Math.min(raster.rows - 1, row + reach); j++) {
      for (let i = Math.max(0, column - reach); i <= Math.min(raster.columns - 1, column + reach); i++) {
        const px = raster.minX + (i + 0.5) * raster.cellM;
        const py = raster.minY + (j + 0.5) * raster.cellM;
        if (hypot(px - village.x, py - village.y) > village.radiusM * (1 + 0.4 * wave(px, py))) continue;
        const cell = j * raster.columns + i;
        if (raster === land.village) raster.value[cell] = 1;
        else if (raster.value[cell] && village.urban) raster.value[cell] = code;
      }
    }
  }
  return true;
}
