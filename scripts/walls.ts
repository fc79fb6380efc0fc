import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

/** All of `data` but the cities that come along: what is known about an invented city must reach no analysis. */
const data = [
  'data/model',
  'data/geo',
  'data/network',
  'data/inspection',
  'data/rain',
  'data/weak-points',
  'data/publication',
  'data/import',
  'data/quality',
  'data/swmm',
] as const;

/** What analyses and the contract stand on. */
const measured = [
  'data/model',
  'data/geo',
  'data/network',
  'data/inspection',
  'data/rain',
  'data/weak-points',
  'data/publication',
  'data/swmm',
] as const;

const published = ['data/model', 'data/publication'] as const;

/**
 * Who may import whom. The compiler holds the walls between rooms with a tsconfig.json of their own;
 * this table holds all of them, those inside a room and those around third-party packages included.
 *
 * A file belongs to the longest room name that is a prefix of its path. A room may always import itself.
 */
export const rooms: Record<string, readonly string[]> = {
  'data/model': [],
  'data/geo': ['data/model'],
  'data/network': ['data/model', 'data/geo'],
  'data/inspection': ['data/model'],
  'data/rain': ['data/model'],
  'data/weak-points': [],
  'data/publication': ['data/model', 'data/geo'],
  'data/import': ['data/model', 'data/geo', 'data/network'],
  'data/quality': ['data/model', 'data/geo', 'data/network'],
  'data/swmm': ['data/model', 'data/geo', 'data/network'],
  'data/demo': ['data/model', 'data/geo', 'data/network', 'data/inspection', 'data/rain'],
  'server/contract': measured,
  'server/analysis': measured,
  'server/store': ['data/model', 'data/geo'],
  'server/engine': ['server/analysis', 'server/store/version-store.ts', 'server/contract', ...data],
  'server/jobs': ['server/engine', 'server/store', 'tiles', 'server/contract', ...data],
  'server/routes': [
    'server/engine/engine.ts',
    'server/store/version-store.ts',
    'server/jobs',
    'server/access.ts',
    'server/contract',
    // Reading a tile lies beside writing it; everything else about tiles is a job's business.
    'tiles/tile-reader.ts',
    ...data,
  ],
  'server/plugins': [
    'server/engine/engine.ts',
    'server/store/version-store.ts',
    'server/jobs',
    'server/access.ts',
    'server/contract',
    ...data,
  ],
  server: data,
  tiles: ['data/model', 'data/geo'],
  'web/e2e': [],
  // The public's page knows nothing of the workbench, and of the data only what is published.
  'web/public/map': [
    'web/public',
    'web/map/colors.ts',
    'web/map/font-subsets.ts',
    'web/ui/device-draws-chinese.ts',
    ...published,
  ],
  'web/public': ['web/public/map', 'web/ui/device-draws-chinese.ts', ...published],
  'web/map': ['web', ...data, 'type server/contract'],
  web: ['web/map', ...data, 'type server/contract'],
  scripts: ['data', 'server', 'tiles'],
};

/** Packages (or Node built-ins) that only some rooms may import. */
export const packageOwners: Record<string, readonly string[]> = {
  'node:': ['server', 'tiles', 'scripts', 'web/e2e'],
  'maplibre-gl': ['web/map', 'web/public/map'],
  '@deck.gl/': ['web/map'],
  pmtiles: ['web/map', 'web/public/map', 'tiles'],
  react: ['web'],
  '@mantine/': ['web'],
  fastify: ['server'],
  '@fastify/': ['server'],
  'geos-wasm': ['server/engine'],
  'gdal3.js': ['server/jobs'],
};

/** Name of the file that says what was planted in the sample city, and who may mention it besides tests. */
const truth = {
  name: 'TRUTH.json',
  readers: ['data/demo', 'scripts/write-city.ts', 'scripts/demo.ts', 'scripts/walls.ts'],
};

/** Rooms inside an owner that are pure all the same. */
const pure = ['server/contract', 'server/analysis'];

export interface WallBreak {
  file: string;
  imports: string;
  why: string;
}

const roomNames = Object.keys(rooms).sort((a, b) => b.length - a.length);
const within = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);
const roomOf = (path: string): string | undefined => roomNames.find((room) => within(path, room));

interface Import {
  specifier: string;
  typeOnly: boolean;
}

/** Every module a source text imports or re-exports, dynamic imports of a literal included. */
export function importsOf(file: string, source: string): Import[] {
  const { module } = parseSync(file, source);
  const found: Import[] = module.staticImports.map((statement) => ({
    specifier: statement.moduleRequest.value,
    typeOnly: statement.entries.length > 0 && statement.entries.every((entry) => entry.isType),
  }));
  for (const statement of module.staticExports) {
    const [first] = statement.entries;
    if (first?.moduleRequest) {
      found.push({ specifier: first.moduleRequest.value, typeOnly: statement.entries.every((entry) => entry.isType) });
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(source.slice(moduleRequest.start, moduleRequest.end));
    if (literal?.[2]) found.push({ specifier: literal[2], typeOnly: false });
  }
  return found;
}

function relativeBreak(room: string, target: string, typeOnly: boolean): string | undefined {
  if (within(target, room) && roomOf(target) === room) return undefined;
  for (const allowed of rooms[room] ?? []) {
    const [name, onlyTypes] = allowed.startsWith('type ') ? [allowed.slice(5), true] : [allowed, false];
    if (within(target, name) && (typeOnly || !onlyTypes)) return undefined;
    if (within(target, name)) return `${room} may import only types from ${name}`;
  }
  return `${room} may import only ${['itself', ...(rooms[room] ?? [])].join(', ')}`;
}

function packageBreak(file: string, specifier: string): string | undefined {
  const rule = Object.keys(packageOwners).find(
    (name) => specifier === name || specifier.startsWith(name.endsWith(':') || name.endsWith('/') ? name : `${name}/`),
  );
  if (!rule) return undefined;
  const owners = packageOwners[rule] ?? [];
  const owned =
    owners.some((owner) => within(file, owner)) && !(rule !== 'react' && pure.some((room) => within(file, room)));
  return owned ? undefined : `only ${owners.join(', ')} may import ${rule}`;
}

/**
 * Broken walls of one file. `file` is its path from the repository's root with forward slashes.
 * Tests may use any package; the rooms they may enter are those of the code they test, plus `server/app.ts`'s.
 */
export function wallBreaks(file: string, source: string): WallBreak[] {
  const isTest = /\.(test|spec|bench|long)\.tsx?$/.test(file);
  const room = roomOf(file);
  if (!room) return [];
  const breaks: WallBreak[] = [];
  for (const { specifier, typeOnly } of importsOf(file, source)) {
    const relative = specifier.startsWith('.');
    const target = relative ? posix.join(posix.dirname(file), specifier) : specifier;
    // The composition root joins everything below it.
    if (relative && room === 'server' && within(target, 'server')) continue;
    const why = relative ? relativeBreak(room, target, typeOnly) : isTest ? undefined : packageBreak(file, specifier);
    if (why) breaks.push({ file, imports: specifier, why });
  }
  if (!isTest && source.includes(truth.name) && !truth.readers.some((reader) => within(file, reader))) {
    breaks.push({ file, imports: truth.name, why: `only tests and ${truth.readers.join(', ')} may name it` });
  }
  return breaks;
}
