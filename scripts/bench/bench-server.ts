import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServerProcess } from '../server-process.ts';
import type { ServerFigures } from './loop-delay.ts';
import type { MeasurementCity } from './measurement-city.ts';

export interface BenchServer {
  origin: string;
  /** Address of the city's API. */
  api: string;
  /** Since the last call: delay of the event loop; and the resident memory now. */
  figures(): Promise<ServerFigures>;
  stop(): Promise<void>;
}

/** The server as `npm start` runs it, in a process of its own, with the measurement city loaded. */
export async function startServer(city: MeasurementCity, env: Record<string, string> = {}): Promise<BenchServer> {
  const port = process.env['BENCH_PORT'] || '8979';
  const watching = ['--expose-gc', '--import', join(import.meta.dirname, 'loop-delay.js')];
  const server = startServerProcess({ PORT: port, DATA_DIR: city.dataDir, LOG_LEVEL: 'error', ...env }, watching);
  const origin = `http://127.0.0.1:${port}`;
  const api = `${origin}/api/cities/${city.cityId}`;
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  };
  for (let tries = 0; ; tries++) {
    const ready = await fetch(api).catch(() => undefined);
    if (ready?.ok) break;
    if (tries === 600 || server.exitCode !== null) {
      await stop();
      throw new Error(`the server on port ${port} did not become ready`);
    }
    await sleep(200);
  }
  return {
    origin,
    api,
    async figures() {
      const answer = once(server, 'message');
      server.send('figures');
      return ((await answer) as [ServerFigures])[0];
    },
    stop,
  };
}
