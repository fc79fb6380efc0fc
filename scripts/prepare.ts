import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CitySettings } from '../data/model/manifest.ts';
import { readConfig } from '../server/config.ts';
import { importDemoCity } from '../server/jobs/import-demo-city.ts';
import type { ImportProgress } from '../server/jobs/import-progress.ts';
import { openVersionStore } from '../server/store/file-version-store.ts';

/** Imports the checked-in cities that the data folder does not have yet. */
const { root, dataDir } = readConfig();
const store = openVersionStore(dataDir);
const demo = join(root, 'data/demo');

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

for (const name of readdirSync(demo)) {
  const folder = join(demo, name);
  if (!existsSync(join(folder, 'import.json'))) continue;
  const settings = JSON.parse(readFileSync(join(folder, 'city.json'), 'utf8')) as CitySettings;
  if (await store.findCurrent(settings.id)) continue;
  const began = performance.now();
  console.log(`First start: importing ${settings.title.zh} ${settings.title.en}`);
  const manifest = await importDemoCity({ folder, dataDir, onProgress: reporter() });
  const counts = Object.entries(manifest.layers).map(([layer, { count }]) => `${count.toLocaleString('en')} ${layer}`);
  console.log(`  done in ${((performance.now() - began) / 1000).toFixed(1)} s: ${counts.join(', ')}`);
}
