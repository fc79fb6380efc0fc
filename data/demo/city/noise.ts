import { randomStream } from './random.ts';

/** A smooth function of the plane with values of about −1 … 1. */
export type Noise = (x: number, y: number) => number;

/**
 * Gradient noise whose lattice is turned by an angle of its own and shifted, so that layers of several wavelengths
 * never share an axis and no lattice shows from above. `wavelengthM` is the distance between lattice points.
 */
export function gradientNoise(seed: number, name: string, wavelengthM: number): Noise {
  const random = randomStream(seed, `noise ${name}`);
  const turn = random() * Math.PI;
  const cos = Math.cos(turn) / wavelengthM;
  const sin = Math.sin(turn) / wavelengthM;
  const shiftX = random() * 256;
  const shiftY = random() * 256;
  const order = new Uint8Array(512);
  for (let i = 0; i < 256; i++) order[i] = i;
  for (let i = 255; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swap = order[i];
    order[i] = order[j]!;
    order[j] = swap;
  }
  order.copyWithin(256, 0, 256);
  const gradientX = new Float64Array(256);
  const gradientY = new Float64Array(256);
  for (let i = 0; i < 256; i++) {
    const angle = random() * 2 * Math.PI;
    gradientX[i] = Math.cos(angle) * 1.5;
    gradientY[i] = Math.sin(angle) * 1.5;
  }
  return (x, y) => {
    const u = x * cos - y * sin + shiftX;
    const v = x * sin + y * cos + shiftY;
    const iu = Math.floor(u);
    const iv = Math.floor(v);
    const fu = u - iu;
    const fv = v - iv;
    const a = order[iu & 255] + (iv & 255);
    const b = order[(iu + 1) & 255] + (iv & 255);
    const g00 = order[a];
    const g01 = order[a + 1];
    const g10 = order[b];
    const g11 = order[b + 1];
    const n00 = gradientX[g00] * fu + gradientY[g00] * fv;
    const n10 = gradientX[g10] * (fu - 1) + gradientY[g10] * fv;
    const n01 = gradientX[g01] * fu + gradientY[g01] * (fv - 1);
    const n11 = gradientX[g11] * (fu - 1) + gradientY[g11] * (fv - 1);
    const su = fu * fu * fu * (fu * (fu * 6 - 15) + 10);
    const sv = fv * fv * fv * (fv * (fv * 6 - 15) + 10);
    const low = n00 + su * (n10 - n00);
    return low + sv * (n01 + su * (n11 - n01) - low);
  };
}
