import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { wallBreaks } from './walls.ts';

const root = join(import.meta.dirname, '../..');
const files = ['data', 'server', 'tiles', 'web', 'scripts'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${room}/${name.split(sep).join('/')}`),
);
const breaks = files.flatMap((file) => wallBreaks(file, readFileSync(join(root, file), 'utf8')));
for (const { file, imports, why } of breaks) console.error(`${file}: imports ${imports}; ${why}`);
console.log(`${files.length} files, ${breaks.length} broken walls`);
process.exit(breaks.length ? 1 : 0);
