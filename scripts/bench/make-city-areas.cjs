// The areas and points of the measurement city (make-city.cjs): parcels, districts, flood points. They go on with the
// same row of random numbers, so that their order matters.
'use strict';
module.exports = ({ rnd, mk, LL, HALF }) => {
  // parcels
  {
    const M = 71,
      C = (2 * HALF) / M,
      Q = mk('parcels');
    let area = 0,
      holes = 0,
      pid = 0;
    for (let j = 0; j < M; j++)
      for (let i = 0; i < M; i++) {
        const cx = -HALF + (i + 0.5) * C,
          cy = -HALF + (j + 0.5) * C;
        const n = 16 + Math.floor(rnd() * 40);
        const ring = [];
        const base = 0.478 + rnd() * 0.02;
        const ph = rnd() * 6.28;
        const rot = (rnd() - 0.5) * 0.2;
        for (let t = 0; t < n; t++) {
          const th = (2 * Math.PI * t) / n;
          const sq = 1 / Math.pow(Math.pow(Math.abs(Math.cos(th)), 5) + Math.pow(Math.abs(Math.sin(th)), 5), 1 / 5);
          const rr = C * base * sq * (0.84 + 0.1 * Math.sin(3 * th + ph) + 0.06 * (rnd() - 0.5));
          const a2 = th + rot;
          ring.push([cx + rr * Math.cos(a2), cy + rr * Math.sin(a2)]);
        }
        const A = (r) => {
          let q = 0;
          for (let t = 0; t < r.length; t++) {
            const u = r[t],
              v = r[(t + 1) % r.length];
            q += u[0] * v[1] - v[0] * u[1];
          }
          return q / 2;
        };
        let rings = [ring];
        area += A(ring);
        if (rnd() < 0.25) {
          const hr = C * (0.05 + rnd() * 0.1),
            hx = cx + (rnd() - 0.5) * C * 0.2,
            hy = cy + (rnd() - 0.5) * C * 0.2;
          const hole = [];
          const hn = 6 + Math.floor(rnd() * 10);
          for (let t = 0; t < hn; t++) {
            const th = (-2 * Math.PI * t) / hn;
            const rr = hr * (0.7 + 0.3 * rnd());
            hole.push([hx + rr * Math.cos(th), hy + rr * Math.sin(th)]);
          }
          rings.push(hole);
          holes++;
          area += A(hole);
        }
        pid++;
        const co = rings.map((r) => {
          const o = r.map((v) => LL(v[0], v[1]));
          o.push(o[0]);
          return o;
        });
        Q.f(
          `{"type":"Feature","id":${pid},"properties":{"id":${pid},"landuse":"${['residential', 'commercial', 'industrial', 'public'][Math.floor(rnd() * 4)]}"},"geometry":{"type":"Polygon","coordinates":${JSON.stringify(co)}}}`,
        );
      }
    console.log('parcels', Q.end(), 'holes', holes, 'km2', (area / 1e6).toFixed(1));
  }
  // districts: 4x4 shared wiggly edges, extent a bit larger than the network
  {
    const D = mk('districts');
    const G = 4,
      X = HALF + 600;
    const nd = [];
    for (let j = 0; j <= G; j++)
      for (let i = 0; i <= G; i++) {
        const e = i === 0 || i === G,
          f = j === 0 || j === G;
        nd.push([
          -X + (2 * X * i) / G + (e ? 0 : (rnd() - 0.5) * 3000),
          -X + (2 * X * j) / G + (f ? 0 : (rnd() - 0.5) * 3000),
        ]);
      }
    const ek = new Map();
    const edge = (a, b) => {
      const k = Math.min(a, b) + '_' + Math.max(a, b);
      if (!ek.has(k)) {
        const p = nd[Math.min(a, b)],
          q = nd[Math.max(a, b)];
        const bd = (p[0] === q[0] && Math.abs(p[0]) === X) || (p[1] === q[1] && Math.abs(p[1]) === X);
        let l = [p, q];
        if (!bd) {
          let amp = 700;
          for (let r = 0; r < 6; r++) {
            const o = [l[0]];
            for (let t = 1; t < l.length; t++) {
              const u = l[t - 1],
                v = l[t];
              const dx = v[0] - u[0],
                dy = v[1] - u[1],
                L = Math.hypot(dx, dy);
              const d = (rnd() - 0.5) * amp;
              o.push([(u[0] + v[0]) / 2 - (dy / L) * d, (u[1] + v[1]) / 2 + (dx / L) * d], v);
            }
            l = o;
            amp /= 2;
          }
        }
        ek.set(k, l);
      }
      const l = ek.get(k);
      return a < b ? l : [...l].reverse();
    };
    let did = 0;
    for (let j = 0; j < G; j++)
      for (let i = 0; i < G; i++) {
        const a = j * 5 + i,
          b = a + 1,
          c = a + 6,
          d = a + 5;
        const r = [...edge(a, b).slice(0, -1), ...edge(b, c).slice(0, -1), ...edge(c, d).slice(0, -1), ...edge(d, a)];
        did++;
        D.f(
          `{"type":"Feature","id":${did},"properties":{"id":${did},"name":"D${did}"},"geometry":{"type":"Polygon","coordinates":${JSON.stringify([r.map((v) => LL(v[0], v[1]))])}}}`,
        );
      }
    console.log('districts', D.end());
  }
  {
    const F = mk('floods');
    for (let t = 1; t <= 3000; t++) {
      const x = (rnd() * 2 - 1) * HALF * 0.98,
        y = (rnd() * 2 - 1) * HALF * 0.98;
      F.f(
        `{"type":"Feature","id":${t},"properties":{"id":${t},"depth_cm":${5 + Math.floor(rnd() * 90)}},"geometry":{"type":"Point","coordinates":${JSON.stringify(LL(x, y))}}}`,
      );
    }
    console.log('floods', F.end());
  }
};
