import { setMaxListeners } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchServer, startServer } from './bench-server.ts';
import type { BenchRow, Measured } from './harness.ts';
import { quantile } from './harness.ts';
import type { MeasurementCity } from './measurement-city.ts';

/** The server with the city: resident memory, and what 1,000 expensive questions at once do to everybody else. */
export async function rows(city: MeasurementCity): Promise<BenchRow[]> {
  let server: BenchServer;
  const agent = new Agent({ keepAlive: true, maxSockets: 1100 });
  const close = async (): Promise<void> => {
    agent.destroy();
    await server.stop();
  };
  return [
    {
      job: 'Resident memory of the server: the city loaded, searched, a density and a distance field computed',
      target: '≤ 700 MB',
      note: 'Resident set of the whole process, workers included, after a collection; the time is that of the four questions, once.',
      ours: {
        name: 'drainatlas',
        threads: 2,
        setup: async () => {
          // The first start makes the snapshots; the second is what is measured.
          await (await startServer(city)).stop();
          server = await startServer(city, { RESULT_CACHE_MB: '0' });
        },
        run: () => resident(server),
        close,
      },
      peers: [],
      rounds: 3,
    },
    {
      job: '1,000 expensive questions at once, then maps and items for 5 s',
      target: '503 with Retry-After, maps still served, delay of the event loop p99 ≤ 50 ms',
      note: 'Blank areas of the whole city, each with another distance, over 1,000 connections; meanwhile 4 clients ask for items of a box and the landing page. The time is the median of theirs. A turn is the processor time of the main thread between two timers of 5 ms: its delay with a core of its own.',
      ours: {
        name: 'drainatlas',
        threads: 2,
        roundsMax: 3,
        setup: async () => {
          server = await startServer(city, { RESULT_CACHE_MB: '0' });
          // The distance field of a start is not part of it.
          await (await post(server.api, 'blank-preview', { distanceM: 50 })).arrayBuffer();
        },
        run: () => overload(server, agent),
        close,
      },
      peers: [],
      rounds: 3,
    },
  ];
}

async function resident(server: BenchServer): Promise<Measured> {
  await mustBe200(`${server.api}/search?q=p714`);
  await mustBe200(`${server.api}/collections/pipes/items/P714756`);
  const density = await post(server.api, 'density', { cells: { type: 'square', sizeM: 250 } });
  const { totals } = (await density.json()) as { totals: { lengthM: number } };
  const field = await post(server.api, 'blank-preview', { distanceM: 50 });
  await field.arrayBuffer();
  await sleep(2000);
  const { residentMb } = await server.figures();
  const figures = {
    'resident MB': Math.round(residentMb),
    'distance field': field.ok ? 'yes' : `no (${field.status})`,
  };
  return { checksum: `${(totals.lengthM / 1000).toFixed(3)} km`, peakMb: residentMb, figures };
}

const post = (api: string, name: string, body: object): Promise<Response> =>
  fetch(`${api}/analysis/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function mustBe200(address: string): Promise<void> {
  const response = await fetch(address);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${address}: ${response.status} ${text}`);
}

async function overload(server: BenchServer, agent: Agent): Promise<Measured> {
  await server.figures();
  const left = new AbortController();
  setMaxListeners(1001, left.signal);
  const statuses: Record<string, number> = {};
  const questions = Array.from({ length: 1000 }, async (_, i) => {
    const status = await ask(server, agent, { distanceM: 30 + i * 0.05, minAreaM2: 0 }, left.signal);
    statuses[status] = (statuses[status] ?? 0) + 1;
  });
  const times: number[] = [];
  const ends = performance.now() + 5000;
  const clients = Array.from({ length: 4 }, async (_, client) => {
    for (let i = 0; performance.now() < ends; i++) {
      const west = 113.5 + ((i * 7 + client) % 50) * 0.005;
      const path = i % 2 === 0 ? '' : `/collections/pipes/items?bbox=${west},34.7,${west + 0.004},34.704&limit=100`;
      const began = performance.now();
      await mustBe200(server.api + path);
      times.push(performance.now() - began);
    }
  });
  await Promise.all(clients);
  const { loopP99Ms, loopMaxMs, turnP99Ms, turnMaxMs } = await server.figures();
  left.abort();
  await Promise.all(questions);
  const refused = statuses['503 5'] ?? 0;
  const other = Object.keys(statuses).filter((status) => !['503 5', 'left', '200'].includes(status));
  if (other.length > 0 || refused === 0) throw new Error(`unexpected answers: ${JSON.stringify(statuses)}`);
  return {
    checksum: 'served',
    ms: quantile(times, 0.5),
    figures: {
      'loop delay p99 ms': Number(loopP99Ms.toFixed(1)),
      'max ms': Number(loopMaxMs.toFixed(1)),
      'turn p99 ms': Number(turnP99Ms.toFixed(1)),
      'turn max ms': Number(turnMaxMs.toFixed(1)),
      refused,
      'map and item requests served': times.length,
      'their p99 ms': Number(quantile(times, 0.99).toFixed(1)),
    },
  };
}

/** Status with its Retry-After, or `left` where this client went away first. */
function ask(server: BenchServer, agent: Agent, body: object, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json' };
    const options = { method: 'POST', agent, headers, signal };
    const request = httpRequest(`${server.api}/analysis/blank-areas`, options, (response) => {
      response.resume();
      const after = response.headers['retry-after'];
      response.on('close', () => resolve(`${response.statusCode}${after === undefined ? '' : ` ${after}`}`));
    });
    request.on('error', (error) => resolve(signal.aborted ? 'left' : error.message));
    request.end(JSON.stringify(body));
  });
}
