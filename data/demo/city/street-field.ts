import type { Land } from './land.ts';
import { gradientNoise } from './noise.ts';
import { rasterAt } from './raster.ts';
import { hypot } from './hypot.ts';

/**
 * Direction that streets take at every place: a cross (right-angled both ways) kept as cos 4a, sin 4a on a coarse
 * grid, so that directions of several origins blend: the grids of the parts of the city, circles round the centre,
 * the river's banks, the great roads.
 */
export class StreetField {
  private readonly minX: number;
  private readonly minY: number;
  private readonly cellM: number;
  private readonly columns: number;
  private readonly rows: number;
  private readonly c: Float32Array;
  private readonly s: Float32Array;
  private readonly land: Land;
  private readonly tangle: (x: number, y: number) => number;
  private readonly winding: (x: number, y: number) => number;

  constructor(land: Land) {
    const { shape } = land;
    this.land = land;
    const scale = Math.min(1, shape.scale);
    this.cellM = 50 * Math.max(0.3, scale);
    this.minX = shape.extent.minX;
    this.minY = shape.extent.minY;
    this.columns = Math.ceil((shape.extent.maxX - this.minX) / this.cellM) + 1;
    this.rows = Math.ceil((shape.extent.maxY - this.minY) / this.cellM) + 1;
    this.c = new Float32Array(this.columns * this.rows);
    this.s = new Float32Array(this.columns * this.rows);
    const bend = gradientNoise(shape.seed, 'field bend', 2300 * shape.scale);
    const wild = gradientNoise(shape.seed, 'field wild', 900 * shape.scale);
    const tangle = gradientNoise(shape.seed, 'field tangle', 170);
    const tangleFine = gradientNoise(shape.seed, 'field tangle fine', 75);
    this.tangle = (x, y) => 0.75 * tangle(x, y) + 0.4 * tangleFine(x, y);
    const lanes = gradientNoise(shape.seed, 'field lanes', 330);
    const ways = gradientNoise(shape.seed, 'field ways', 750);
    this.winding = (x, y) => {
      const kind = land.characterAt(x, y);
      if (kind === 'core') return 0.42 * lanes(x, y) + 0.2 * tangle(x, y);
      if (kind === 'inner') return 0.1 * lanes(x, y);
      return kind === 'rural' || kind === 'park' ? 0.55 * ways(x, y) + 0.3 * lanes(x, y) : 0;
    };
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) {
        const x = this.minX + column * this.cellM;
        const y = this.minY + row * this.cellM;
        const at = row * this.columns + column;
        const drift = 0.32 * bend(x, y);
        this.add(at, 0.1 + drift + 0.5 * wild(x, y), 0.06);
        for (const lobe of shape.lobes) {
          const d = hypot(x - lobe.x, y - lobe.y) / lobe.radiusM;
          if (d > 2) continue;
          const own =
            lobe.character === 'core'
              ? 0.3 * wild(x * 2.3, y * 2.3)
              : lobe.character === 'inner'
                ? 0.18 * wild(x, y)
                : 0;
          const angle = lobe.angle + drift * (lobe.character === 'new' ? 1.2 : 0.7) + own;
          this.add(at, angle, 0.9 * Math.exp(-2.2 * d * d));
        }
      }
    }
  }

  private add(at: number, angle: number, weight: number): void {
    this.c[at] += weight * Math.cos(4 * angle);
    this.s[at] += weight * Math.sin(4 * angle);
  }

  /** Bends the field along a line: full weight on it, falling off with `fallM`. */
  follow(line: readonly number[], weight: number, fallM: number): void {
    const reach = 3 * fallM;
    for (let i = 0; i + 3 < line.length; i += 2) {
      const dx = line[i + 2] - line[i];
      const dy = line[i + 3] - line[i + 1];
      const length = hypot(dx, dy);
      if (length === 0) continue;
      const angle = Math.atan2(dy, dx);
      const [cos, sin] = [Math.cos(4 * angle), Math.sin(4 * angle)];
      const share = (weight * length) / (1.77 * fallM);
      const x = (line[i] + line[i + 2]) / 2;
      const y = (line[i + 1] + line[i + 3]) / 2;
      const left = Math.max(0, Math.ceil((x - reach - this.minX) / this.cellM));
      const right = Math.min(this.columns - 1, Math.floor((x + reach - this.minX) / this.cellM));
      const top = Math.min(this.rows - 1, Math.floor((y + reach - this.minY) / this.cellM));
      for (let row = Math.max(0, Math.ceil((y - reach - this.minY) / this.cellM)); row <= top; row++) {
        for (let column = left; column <= right; column++) {
          const ex = this.minX + column * this.cellM - x;
          const ey = this.minY + row * this.cellM - y;
          const d = (ex * ex + ey * ey) / (fallM * fallM);
          if (d >= 9) continue;
          const part = share * Math.exp(-d);
          this.c[row * this.columns + column] += part * cos;
          this.s[row * this.columns + column] += part * sin;
        }
      }
    }
  }

  /** Unit direction at a place, the one of the four that is nearest to (dirX, dirY); lanes tangle in villages. */
  direction(x: number, y: number, dirX: number, dirY: number, tangled: boolean): [number, number] {
    const u = Math.max(0, Math.min(this.columns - 1.001, (x - this.minX) / this.cellM));
    const v = Math.max(0, Math.min(this.rows - 1.001, (y - this.minY) / this.cellM));
    const i = Math.floor(u);
    const j = Math.floor(v);
    const at = j * this.columns + i;
    const blend = (a: Float32Array): number => {
      const south = a[at] + (u - i) * (a[at + 1] - a[at]);
      const north = a[at + this.columns] + (u - i) * (a[at + this.columns + 1] - a[at + this.columns]);
      return south + (v - j) * (north - south);
    };
    let angle = Math.atan2(blend(this.s), blend(this.c)) / 4;
    if (tangled && rasterAt(this.land.village, x, y)) angle += this.tangle(x, y);
    else angle += this.winding(x, y);
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const along = cos * dirX + sin * dirY;
    const across = -sin * dirX + cos * dirY;
    if (Math.abs(along) >= Math.abs(across)) return along >= 0 ? [cos, sin] : [-cos, -sin];
    return across >= 0 ? [-sin, cos] : [sin, -cos];
  }
}
