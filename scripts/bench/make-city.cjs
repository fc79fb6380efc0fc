// The measurement city's generator, seeded: the same bytes every time. 714,756 pipes (20,782.30 km in EPSG:4547), 5,041
// built-up parcels, 16 districts, 3,000 flood points; about 0.5 GB. HALF_M (20000) is half the city's width: 34641 makes
// a city three times as large. The default's bytes are what every published figure was measured on: do not change them.
// usage: node make-city.cjs OUT_FOLDER [HALF_M] → {pipes700k,pipes70k,parcels,districts,floods}.{ndjson,geojson}
'use strict';
const fs = require('fs'),
  path = require('path');
const OUT = process.argv[2];
if (!OUT) {
  console.error('usage: node make-city.cjs OUT_FOLDER [HALF_M]');
  process.exit(2);
}
fs.mkdirSync(OUT, { recursive: true });
let s = 20240607 >>> 0;
function rnd() {
  s |= 0;
  s = (s + 0x6d2b79f5) | 0;
  let t = Math.imul(s ^ (s >>> 15), 1 | s);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
function h2(i, j, k) {
  let h = (Math.imul(i, 374761393) + Math.imul(j, 668265263) + Math.imul(k, 2147483647)) | 0;
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h ^= h >>> 16;
  return (h >>> 0) / 4294967296;
}
function vnoise(x, y, k) {
  const i = Math.floor(x),
    j = Math.floor(y);
  let u = x - i,
    v = y - j;
  u = u * u * (3 - 2 * u);
  v = v * v * (3 - 2 * v);
  return (
    (h2(i, j, k) * (1 - u) + h2(i + 1, j, k) * u) * (1 - v) + (h2(i, j + 1, k) * (1 - u) + h2(i + 1, j + 1, k) * u) * v
  );
}
function fbm(x, y, k) {
  return vnoise(x, y, k) * 0.55 + vnoise(x * 2.1, y * 2.1, k + 1) * 0.3 + vnoise(x * 4.3, y * 4.3, k + 2) * 0.15;
}
const LON0 = 113.65,
  LAT0 = 34.75,
  HALF = Number(process.argv[3] || 20000);
const KY = 110950,
  KX = 111320 * Math.cos((LAT0 * Math.PI) / 180);
const r7 = (v) => Math.round(v * 1e7) / 1e7;
const LL = (x, y) => [r7(LON0 + x / KX), r7(LAT0 + y / KY)];
const S = 113.5,
  N = Math.floor((2 * HALF) / S); // street grid
const nx = new Float64Array((N + 1) * (N + 1)),
  ny = new Float64Array((N + 1) * (N + 1)),
  nz = new Float64Array((N + 1) * (N + 1));
const has = (x, y) => fbm((x + HALF) / 3500, (y + HALF) / 3500, 11) > 0.405; // pipe-served area (noise mask)
for (let j = 0; j <= N; j++)
  for (let i = 0; i <= N; i++) {
    const k = j * (N + 1) + i;
    nx[k] = -HALF + i * S + (rnd() - 0.5) * 44;
    ny[k] = -HALF + j * S + (rnd() - 0.5) * 44;
    nz[k] =
      100 -
      (nx[k] + HALF) * 0.0006 -
      (ny[k] + HALF) * 0.0004 +
      fbm((nx[k] + HALF) / 5000, (ny[k] + HALF) / 5000, 77) * 35 +
      fbm((nx[k] + HALF) / 900, (ny[k] + HALF) / 900, 177) * 4 +
      rnd() * 0.05;
  }
// edges
const E = []; // [a,b] downhill a->b
const out = new Int32Array((N + 1) * (N + 1)).fill(-1);
for (let j = 0; j <= N; j++)
  for (let i = 0; i <= N; i++) {
    const k = j * (N + 1) + i;
    for (const [di, dj] of [
      [1, 0],
      [0, 1],
    ]) {
      const i2 = i + di,
        j2 = j + dj;
      if (i2 > N || j2 > N) continue;
      const m = j2 * (N + 1) + i2;
      const mx = (nx[k] + nx[m]) / 2,
        my = (ny[k] + ny[m]) / 2;
      const keep = rnd() > 0.055;
      if (!keep || !has(mx, my)) continue;
      if (nz[k] >= nz[m]) E.push([k, m]);
      else E.push([m, k]);
    }
  }
for (let e = 0; e < E.length; e++) {
  const [a, b] = E[e];
  if (out[a] < 0 || nz[E[out[a]][1]] > nz[b]) out[a] = e;
}
const acc = new Float64Array(E.length).fill(1);
{
  const order = [...E.keys()].filter((e) => out[E[e][0]] === e); /*outlet edges by elevation*/
  const up = new Float64Array((N + 1) * (N + 1));
  for (let e = 0; e < E.length; e++) {
    if (out[E[e][0]] !== e) up[E[e][1]] += 1;
  }
  order.sort((p, q) => nz[E[q][0]] - nz[E[p][0]]);
  for (const e of order) {
    const [a, b] = E[e];
    acc[e] = 1 + up[a];
    up[b] += acc[e];
  }
}
const DIA = [200, 300, 400, 500, 600, 800, 1000, 1200, 1500, 1800, 2000, 2400];
const MAT = ['HDPE', 'PVC', 'concrete', 'ductile iron', 'brick', 'steel'];
class W {
  constructor(f) {
    this.fd = fs.openSync(f, 'w');
    this.b = [];
    this.n = 0;
  }
  w(t) {
    this.b.push(t);
    this.n += t.length;
    if (this.n > 4e6) this.fl();
  }
  fl() {
    fs.writeSync(this.fd, this.b.join(''));
    this.b = [];
    this.n = 0;
  }
  end() {
    this.fl();
    fs.closeSync(this.fd);
  }
}
function mk(name) {
  const a = new W(path.join(OUT, name + '.ndjson')),
    b = new W(path.join(OUT, name + '.geojson'));
  b.w('{"type":"FeatureCollection","features":[\n');
  let first = true,
    c = 0;
  return {
    f(str) {
      a.w(str + '\n');
      b.w((first ? '' : ',\n') + str);
      first = false;
      c++;
    },
    end() {
      b.w('\n]}\n');
      a.end();
      b.end();
      return c;
    },
  };
}
const P7 = mk('pipes700k'),
  P1 = mk('pipes70k');
const H1 = HALF / Math.sqrt(10);
let id = 0,
  len = 0,
  nv = 0;
for (let e = 0; e < E.length; e++) {
  const [a, b] = E[e];
  let ax = nx[a],
    ay = ny[a];
  const bx = nx[b],
    by = ny[b];
  const L0 = Math.hypot(bx - ax, by - ay);
  const ux = (bx - ax) / L0,
    uy = (by - ay) / L0;
  if (out[a] !== e) {
    ax += ux * 3;
    ay += uy * 3;
  } // a head manhole, not connected to the uphill node
  const L = Math.hypot(bx - ax, by - ay);
  const k = Math.max(2, Math.round(L / 29 + (rnd() - 0.5)));
  const pts = [];
  for (let t = 0; t <= k; t++) {
    const f = t / k + (t > 0 && t < k ? (rnd() - 0.5) * 0.08 : 0);
    const off = t > 0 && t < k ? (rnd() - 0.5) * 5 : 0;
    pts.push([ax + (bx - ax) * f - uy * off, ay + (by - ay) * f + ux * off]);
  }
  const mx = (ax + bx) / 2,
    my = (ay + by) / 2;
  const ty = fbm((mx + HALF) / 2500, (my + HALF) / 2500, 301);
  const type = ty < 0.45 ? 'rain' : ty < 0.58 ? 'sewage' : 'combined';
  const dia = DIA[Math.min(DIA.length - 1, Math.floor(Math.log2(1 + acc[e]) * 1.1 + rnd() * 2))];
  const mat = MAT[Math.floor(h2(a, b, 5) * 6)],
    yr = 1965 + Math.floor(h2(a, b, 6) * 59);
  const z0 = nz[a] - 2 - rnd() * 0.5,
    z1 = Math.min(nz[b] - 2.5, z0 - 0.02);
  for (let t = 0; t < k; t++) {
    const p = pts[t],
      q = pts[t + 1];
    const r = rnd();
    const m = r < 0.6 ? 0 : r < 0.88 ? 1 : 2;
    const c = [p];
    for (let u = 1; u <= m; u++) {
      const f = u / (m + 1);
      const o = (rnd() - 0.5) * 1.6;
      c.push([p[0] + (q[0] - p[0]) * f - uy * o, p[1] + (q[1] - p[1]) * f + ux * o]);
    }
    c.push(q);
    for (let u = 1; u < c.length; u++) len += Math.hypot(c[u][0] - c[u - 1][0], c[u][1] - c[u - 1][1]);
    nv += c.length;
    id++;
    const zu = z0 + ((z1 - z0) * t) / k,
      zd = z0 + ((z1 - z0) * (t + 1)) / k;
    const str = `{"type":"Feature","id":${id},"properties":{"id":${id},"type":"${type}","diameter_mm":${dia},"material":"${mat}","year":${yr},"invert_up":${zu.toFixed(3)},"invert_down":${zd.toFixed(3)}},"geometry":{"type":"LineString","coordinates":${JSON.stringify(c.map((v) => LL(v[0], v[1])))}}}`;
    P7.f(str);
    if (Math.abs(mx) < H1 && Math.abs(my) < H1) P1.f(str);
  }
}
console.log(
  'pipes',
  P7.end(),
  '70k',
  P1.end(),
  'km',
  (len / 1000).toFixed(1),
  'mean m',
  (len / id).toFixed(2),
  'verts',
  nv,
  'edges',
  E.length,
);
require('./make-city-areas.cjs')({ rnd, mk, LL, HALF });
