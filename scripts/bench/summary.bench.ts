import { Agent, request } from 'node:http';
import { type BenchServer, startServer } from './bench-server.ts';
import { type BenchRow, quantile, type Side } from './harness.ts';
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
      note: `${clients * asksPerClient} questions a round, each about another polygon; the server as \`npm start\` runs it, in a process of its own, keeps no results. Checksum: km of pipe in the areas of the first round.`,
      ours: server(city),
      peers: [],
      rounds: 5,
    },
  ];
}

function server(city: MeasurementCity): Side {
  let running: BenchServer;
  let firstMs = 0;
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  // The same polygons in the same order in every run.
  let seed = 20_240_607;
  const random = (): number => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff) / 0x7fffffff;
  let lengthM = 0;
  let checksum: string | undefined;
  const ask = async (): Promise<number> => {
    const began = performance.now();
    const answer = await post(agent, `${running.api}/analysis/summary`, polygon(random));
    const took = performance.now() - began;
    lengthM += (JSON.parse(answer) as { total: { pipes: { lengthM: number } } }).total.pipes.lengthM;
    return took;
  };
  return {
    name: 'server, its default threads',
    threads: 2,
    async setup() {
      running = await startServer(city, { RESULT_CACHE_MB: '0' });
      // As soon as the server is ready: the distance field is still being made.
      firstMs = await ask();
      await Promise.all(Array.from({ length: clients }, ask));
    },
    async run() {
      const times: number[] = [];
      lengthM = 0;
      await Promise.all(
        Array.from({ length: clients }, async () => {
          for (let i = 0; i < asksPerClient; i++) times.push(await ask());
        }),
      );
      checksum ??= `${(lengthM / 1000).toFixed(0)} km`;
      const at = (share: number): string => `${quantile(times, share).toFixed(1)} ms`;
      const figures = {
        p50: at(0.5),
        p90: at(0.9),
        p99: at(0.99),
        'the first after the start': `${(firstMs / 1000).toFixed(1)} s`,
      };
      return { checksum, figures };
    },
    async close() {
      agent.destroy();
      await running.stop();
    },
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

/** The whole answer. Throws for one that is no answer. */
function post(agent: Agent, url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { agent, method: 'POST', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(Buffer.concat(chunks).toString());
        else reject(new Error(`the server answered ${answer.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
