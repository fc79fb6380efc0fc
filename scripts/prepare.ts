import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeCity } from '../data/demo/city/make-city.ts';
import { readConfig } from '../server/config.ts';
import { bringUpToDate, isSampleDue } from '../server/jobs/bring-up-to-date.ts';
import { folderFingerprint } from '../server/jobs/fingerprint.ts';
import { importDemoCity } from '../server/jobs/import-demo-city.ts';
import type { ImportProgress } from '../server/jobs/import-progress.ts';
import { openVersionStore } from '../server/store/file-version-store.ts';
import { checkedInCities, sampleCityId, sampleCityMaker } from './cities-due.ts';
import { writeCity } from './write-city.ts';

/** Imports the cities the product brings along where the data folder lacks them, and after an upgrade what has changed. */
const { root, dataDir } = readConfig();
const store = openVersionStore(dataDir);

/** One line per step, not one per record: the terminal stays readable, in a log too. */
function reporter(): (progress: ImportProgress) => void {
  let last = '';
  return (progress) => {
    const line =
      progress.step === 'read'
        ? `reading ${progress.layer}`
        : progress.step === 'tiles'
          ? `building tiles, ${Math.floor(progress.share * 5) * 20} %`
          : progress.step === 'check'
            ? 'checking the network'
            : 'publishing';
    if (line !== last) console.log(`  ${line}`);
    last = line;
  };
}

/** Seconds since `began`, as text. */
const since = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;

async function bring(folder: string, sample: string): Promise<void> {
  const began = performance.now();
  const manifest = await importDemoCity({ folder, sample, dataDir, onProgress: reporter() });
  const { pipes, nodes } = manifest.layers;
  const counts = [
    pipes && `${pipes.count.toLocaleString('en')} pipes`,
    nodes && `${nodes.count.toLocaleString('en')} nodes`,
  ];
  console.log(`  imported in ${since(began)}: ${counts.filter(Boolean).join(', ')}`);
}

const generated = await folderFingerprint(sampleCityMaker(root));
if (await isSampleDue(store, sampleCityId, generated)) {
  console.log('Making the sample city 示范城 (invented)');
  const began = performance.now();
  const folder = join(dataDir, '.sample-city');
  try {
    await writeCity(makeCity({ seed: 1, size: 1 }), folder);
    console.log(`  made in ${since(began)}`);
    await bring(folder, generated);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const { folder, settings } of checkedInCities(root)) {
  const sample = await folderFingerprint(folder);
  if (!(await isSampleDue(store, settings.id, sample))) continue;
  console.log(`Importing ${settings.title.zh} ${settings.title.en}`);
  await bring(folder, sample);
}

await bringUpToDate({ dataDir, log: console.log, onProgress: reporter() });
