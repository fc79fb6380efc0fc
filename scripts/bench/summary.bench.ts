import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAccess } from '../../server/access.ts';
import { buildApp } from '../../server/app.ts';
import { openMemoryEngine } from '../../server/engine/memory-engine.ts';
import { openVersionStore } from '../../server/store/file-version-store.ts';
import type { BenchRow, Side } from './harness.ts';
import type { MeasurementCity } from './measurement-city.ts';

const clients = 8;
const asksPerClient = 60;
const areaM2 = 5e6;

/** Summary of a drawn area of 5 km² over HTTP, 8 clients at once, never the same polygon twice, no result kept. */
export async function rows(city: MeasurementCity): Promise<BenchRow[]> {
  return [
    {
      job: `Summary of 5 km², HTTP, ${clients} clients`,
      target: 'p50 ≤ 25 ms, p99 ≤ 80 ms',
      note: `${clients * asksPerClient} questions a round, each about another polygon; the clients run in the server's process.`,
      ours: server(city),
      peers: [],
      rounds: 5,
    },
  ];
}

function server(city: MeasurementCity): Side {
  let close: (() => Promise<void>) | undefined;
  let ask: (body: string) => Promise<number>;
  // The same polygons in the same order in every run.
  let seed = 20_240_607;
  const random = (): number => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff) / 0x7fffffff;
  return {
    name: 'server, 2 analysis workers',
    threads: 3,
    async setup() {
      const store = openVersionStore(city.dataDir);
      const engine = await openMemoryEngine(store, {
        analysisWorkers: 2,
        resultCacheBytes: 0,
        analysisTimeoutMs: 600_000,
      });
      const access = createAccess({ host: '127.0.0.1', allowRemote: false });
      const app = await buildApp({ engine, store, access, webDir: '/nowhere', logLevel: 'silent', version: '0' });
      close = () => app.close();
      await app.listen({ port: 0, host: '127.0.0.1' });
      const { port } = app.server.address() as AddressInfo;
      const agent = new Agent({ keepAlive: true, maxSockets: clients });
      ask = (body) => post(agent, port, `/api/cities/${city.cityId}/analysis/summary`, body);
      // The first question makes the distance field, which takes longest; then both workers make their indexes.
      await ask(polygon(random));
      await Promise.all(Array.from({ length: clients }, () => ask(polygon(random))));
    },
    async run() {
      const times: number[] = [];
      await Promise.all(
        Array.from({ length: clients }, async () => {
          for (let i = 0; i < asksPerClient; i++) times.push(await ask(polygon(random)));
        }),
      );
      times.sort((a, b) => a - b);
      const at = (share: number): string => `${times[Math.ceil(times.length * share) - 1].toFixed(1)} ms`;
      const figures = { p50: at(0.5), p90: at(0.9), p99: at(0.99) };
      return { checksum: times.length, figures };
    },
    close: async () => close?.(),
  };
}

/** A star of 8 to 31 corners with about the area asked for, somewhere in the city but not at its rim. */
function polygon(random: () => number): string {
  // The generator's city: 40 km around this place.
  const lon = 113.65 + 0.36 * (random() - 0.5);
  const lat = 34.75 + 0.3 * (random() - 0.5);
  const radius = Math.sqrt(areaM2 / Math.PI) / 111_320;
  const corners = 8 + Math.floor(random() * 24);
  const ring = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    const r = radius * (0.8 + 0.4 * random());
    return [lon + (r * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180), lat + r * Math.sin(angle)];
  });
  return JSON.stringify({ areas: [{ type: 'Polygon', coordinates: [[...ring, ring[0]]] }] });
}

/** Milliseconds until the whole answer is there. Throws for one that is no answer. */
function post(agent: Agent, port: number, path: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request({ agent, port, path, host: '127.0.0.1', method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - began);
        else reject(new Error(`the server answered ${answer.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
