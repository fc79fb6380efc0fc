import type { Block, Character, CityPlan, RoadEdge } from '../plan.ts';
import { randomStream } from '../random.ts';

/** A 3 km town for tests: a jittered street net on a slope above a river, a canal through its middle. */
export function handPlan(seed: number): CityPlan {
  const random = randomStream(seed, 'hand');
  const size = 3000;
  const extent = { minX: 500_000, minY: 3_300_000, maxX: 500_000 + size, maxY: 3_300_000 + size };
  const [ox, oy] = [extent.minX, extent.minY];
  const n = 300;
  const levelM = new Float32Array(n * n);
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++)
      levelM[j * n + i] = 20 + 0.003 * j * 10 + 0.8 * Math.sin(i / 21) * Math.cos(j / 17) + 0.5 * Math.sin((i + j) / 9) - (Math.hypot(i - 120, j - 160) < 12 ? 0.7 : 0);
  const terrain = { minX: ox, minY: oy, cellM: 10, columns: n, rows: n, levelM };
  const k = 15;
  const at = (i: number, j: number): number => j * k + i;
  const nodes = new Float64Array(2 * k * k);
  for (let j = 0; j < k; j++)
    for (let i = 0; i < k; i++) {
      nodes[2 * at(i, j)] = ox + 140 + i * 195 + (random() - 0.5) * 60;
      nodes[2 * at(i, j) + 1] = oy + 260 + j * 185 + (random() - 0.5) * 60;
    }
  const charOf = (i: number, j: number): Character => (j < 4 && i < 9 ? 'core' : j < 7 ? 'inner' : i > 11 && j > 10 ? 'urban_village' : 'new');
  const edges: RoadEdge[] = [];
  const add = (a: number, b: number, i: number, j: number): void => {
    const c = charOf(i, j);
    edges.push({ id: `R${edges.length}`, from: a, to: b, points: [nodes[2 * a]!, nodes[2 * a + 1]!, nodes[2 * b]!, nodes[2 * b + 1]!], roadClass: i % 5 === 0 ? 'arterial' : 'local', name: { zh: `${j}横路`, en: `Road ${j}` }, widthM: i % 5 === 0 ? 40 : 18, character: c, yearBuilt: { core: 1960, inner: 1982, new: 2010, urban_village: 1990, industrial: 1995, suburb: 2000, rural: 2000, park: 2000 }[c], districtId: 'D1', streetId: i < 7 ? 'S1' : i < 12 ? 'S2' : 'S3', level: 0 });
  };
  for (let j = 0; j < k; j++)
    for (let i = 0; i < k; i++) {
      if (i + 1 < k) add(at(i, j), at(i + 1, j), i, j);
      if (j + 1 < k) add(at(i, j), at(i, j + 1), i, j);
    }
  const blocks: Block[] = [];
  for (let j = 0; j + 1 < k; j++)
    for (let i = 0; i + 1 < k; i++) {
      const ring = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1), at(i, j)].flatMap((a) => [nodes[2 * a]!, nodes[2 * a + 1]!]);
      blocks.push({ id: `B${blocks.length}`, polygon: [ring], character: charOf(i, j), cover: 'building', streetId: i < 7 ? 'S1' : i < 12 ? 'S2' : 'S3', districtId: 'D1', builtUp: true });
    }
  const rect = (x0: number, y0: number, x1: number, y1: number): number[] => [x0, y0, x1, y0, x1, y1, x0, y1, x0, y0].map((v, i) => v + (i % 2 ? oy : ox));
  const street = (id: string, x0: number, x1: number, yearBuilt: number) => ({ id, name: { zh: id, en: id }, pinyin: id, polygon: [rect(x0, 0, x1, size)], population: 10000, districtId: 'D1', yearBuilt });
  return {
    seed, size: 0.02, workingCrs: 'EPSG:4547', extent, terrain, roads: { nodes, edges }, blocks,
    districts: [{ id: 'D1', name: { zh: '一区', en: 'One' }, pinyin: 'yi', polygon: [rect(0, 0, size, size)], population: 30000 }],
    streets: [street('S1', 0, 1440, 1970), street('S2', 1440, 2400, 1995), street('S3', 2400, size, 2005)],
    waters: [
      { id: 'W1', name: { zh: '示范河', en: 'River' }, type: 'river', polygon: [rect(0, 20, size, 180)], centreline: [ox, oy + 100, ox + size, oy + 100], normalLevelM: 17, floodLevelM: 20 },
      { id: 'W2', name: { zh: '示范渠', en: 'Canal' }, type: 'canal', polygon: [rect(1590, 180, 1606, 2600)], centreline: [ox + 1598, oy + 2600, ox + 1598, oy + 180], normalLevelM: 18, floodLevelM: 20.5 },
    ],
    builtUp: [rect(100, 200, 2950, 2950)].map((r) => [r]), coverage: [rect(0, 0, 2400, size)].map((r) => [r]), unsurveyedStreetId: 'S3',
  };
}
