import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { python } from './shapely-side.ts';

const packages = ['flatbush', 'geos-wasm'];
const programs: [string, string, string[]][] = [
  ['PostgreSQL', 'psql', ['--version']],
  ['GDAL', 'ogr2ogr', ['--version']],
  ['nginx', 'nginx', ['-v']],
  ['shapely', python, ['-c', 'import shapely; print(shapely.__version__)']],
];

/** Names and versions of the peers that are installed here. */
export function versions(): string {
  const { root } = readConfig();
  const found = packages.map((name) => {
    const manifest = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
      version: string;
    };
    return `${name} ${manifest.version}`;
  });
  for (const [name, program, args] of programs) {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    const version = status === 0 ? /\d+(\.\d+)+/.exec(stdout + stderr)?.[0] : undefined;
    if (version) found.push(`${name} ${version}`);
  }
  return `${found.join(', ')}.`;
}
