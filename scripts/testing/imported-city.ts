import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCity, type City } from '../../data/demo/city/make-city.ts';
import type { Manifest } from '../../data/model/manifest.ts';
import type { EngineVersion } from '../../server/engine/engine.ts';
import { openMemoryEngine } from '../../server/engine/memory-engine.ts';
import { importDemoCity } from '../../server/jobs/import-demo-city.ts';
import { openVersionStore } from '../../server/store/file-version-store.ts';
import { sampleCityId } from '../cities-due.ts';
import { writeCity } from '../write-city.ts';

export interface ImportedCity {
  city: City;
  manifest: Manifest;
  version: EngineVersion;
  /** Stops the engine and removes the files. */
  close(): Promise<void>;
}

/** A sample city as the product has it: made, written, imported, loaded by the memory engine. No tiles. */
export async function importSampleCity(seed: number, size: number): Promise<ImportedCity> {
  const dataDir = mkdtempSync(join(tmpdir(), 'drainatlas-sample-'));
  const city = makeCity({ seed, size });
  await writeCity(city, join(dataDir, 'files'));
  const manifest = await importDemoCity({ dataDir, folder: join(dataDir, 'files'), withTiles: false });
  const engine = await openMemoryEngine(openVersionStore(dataDir), {
    analysisWorkers: 1,
    analysisTimeoutMs: 400_000,
    onError: (_city, error) => {
      throw error;
    },
  });
  const version = await engine.find(sampleCityId);
  if (!version) throw new Error('got no version of the sample city, expected the one just imported');
  return {
    city,
    manifest,
    version,
    close: async () => {
      await engine.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
