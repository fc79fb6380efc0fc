import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportError } from '../../data/import/import-error.ts';
import type { LayerEntry } from '../../data/model/manifest.ts';
import { openVersionStore } from '../store/file-version-store.ts';
import { importLayers } from './import-job.ts';
import type { LayerInput } from './read-layer-input.ts';

// Tests run compiled, from dist/server/jobs.
const fixtures = join(import.meta.dirname, '../../../data/fixtures');
let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drainatlas-fixtures-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const cases = readdirSync(fixtures, { withFileTypes: true }).flatMap((entry) =>
  existsSync(join(fixtures, entry.name, 'in')) ? [entry.name] : [],
);
const expected = (name: string, file: string): string => join(fixtures, name, 'expected', file);

async function importCase(name: string): Promise<{ features: string[]; entry: LayerEntry; workingCrs: string }> {
  const folder = join(fixtures, name, 'in');
  const plan = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as LayerInput;
  const input = {
    ...plan,
    files: plan.files.map((file) => join(folder, file)),
    ...(plan.mapping === undefined ? {} : { mapping: join(folder, plan.mapping) }),
  };
  const manifest = await importLayers({ dataDir, city: name, inputs: [input], withTiles: false });
  const entry = manifest.layers[plan.layer];
  if (!entry) throw new Error(`no layer ${plan.layer}`);
  const features: string[] = [];
  for await (const feature of openVersionStore(dataDir).readLayer(name, entry)) features.push(JSON.stringify(feature));
  return { features, entry, workingCrs: manifest.workingCrs };
}

describe('importing a fixture', () => {
  it('has a result beside every case', () => {
    const results = ['features.ndjson', 'terrain.json', 'error.json'];
    expect(cases.filter((name) => !results.some((file) => existsSync(expected(name, file))))).toEqual([]);
  });

  it.each(cases.filter((name) => existsSync(expected(name, 'features.ndjson'))))(
    '%s gives the features and issues beside it',
    async (name) => {
      const { features, entry, workingCrs } = await importCase(name);
      const { rows, count, bbox, filled, issues, crs } = {
        ...entry,
        rows: entry.sources.map((source) => source.rows),
        crs: entry.sources.map((source) => source.crs),
      };
      expect(features.join('\n')).toBe(readFileSync(expected(name, 'features.ndjson'), 'utf8').trimEnd());
      expect({ rows, count, crs, workingCrs, bbox, filled, issues }).toEqual(
        JSON.parse(readFileSync(expected(name, 'summary.json'), 'utf8')),
      );
    },
  );

  it.each(cases.filter((name) => existsSync(expected(name, 'error.json'))))(
    '%s is refused with the message beside it, and leaves nothing',
    async (name) => {
      const error: unknown = await importCase(name).catch((thrown: unknown) => thrown);
      if (!(error instanceof ImportError)) throw new Error(`got ${String(error)}, expected an ImportError`);
      const message = error.message.replaceAll(join(fixtures, name, 'in/'), '');
      expect({ code: error.code, message }).toEqual(JSON.parse(readFileSync(expected(name, 'error.json'), 'utf8')));
      expect(existsSync(join(dataDir, 'cities', name))).toBe(false);
    },
  );
});
