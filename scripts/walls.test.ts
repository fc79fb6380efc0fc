import { describe, expect, it } from 'vitest';
import { importsOf, rooms, wallBreaks } from './walls.ts';

/** Path from a file in `room` to a file in `target`, as an import would write it. */
function specifier(room: string, target: string): string {
  return `${'../'.repeat(room.split('/').length)}${target}${target.endsWith('.ts') ? '' : '/some-file.ts'}`;
}

const names = Object.keys(rooms).filter((room) => room !== 'server');

describe('walls', () => {
  for (const room of names) {
    for (const target of names) {
      if (room === target || target.startsWith(`${room}/`)) continue;
      const allowed = (rooms[room] ?? []).some(
        (name) => !name.startsWith('type ') && (target === name || target.startsWith(`${name}/`)),
      );
      const typesOnly = (rooms[room] ?? []).includes(`type ${target}`);
      const source = `import { x } from '${specifier(room, target)}';`;
      it(`${room} ${allowed ? 'may import' : 'is refused'} ${target}`, () => {
        expect(wallBreaks(`${room}/file.ts`, source)).toHaveLength(allowed ? 0 : 1);
      });
      if (typesOnly) {
        it(`${room} may import types of ${target}`, () => {
          expect(wallBreaks(`${room}/file.ts`, source.replace('import', 'import type'))).toEqual([]);
        });
      }
    }
  }

  it('refuses an implementation where only the interface is open', () => {
    const open = `import type { Engine } from '../engine/engine.ts';`;
    const closed = `import { load } from '../engine/memory-engine.ts';`;
    expect(wallBreaks('server/routes/items.ts', open)).toEqual([]);
    expect(wallBreaks('server/routes/items.ts', closed)).toHaveLength(1);
  });

  it.each([
    ['data/model/x.ts', 'node:fs'],
    ['server/analysis/x.ts', 'node:fs'],
    ['server/analysis/x.ts', 'geos-wasm'],
    ['server/contract/x.ts', 'fastify'],
    ['web/panels/x.tsx', 'maplibre-gl'],
    ['web/panels/x.tsx', '@deck.gl/core'],
    ['data/import/x.ts', 'gdal3.js'],
    ['tiles/x.ts', 'react'],
  ])('refuses %s importing the package %s', (file, name) => {
    expect(wallBreaks(file, `import x from '${name}';`)).toHaveLength(1);
  });

  it.each([
    ['web/map/x.ts', 'maplibre-gl/dist/maplibre-gl.css'],
    ['server/engine/x.ts', 'geos-wasm'],
    ['tiles/x.ts', 'node:zlib'],
  ])('lets %s import the package %s', (file, name) => {
    expect(wallBreaks(file, `import x from '${name}';`)).toEqual([]);
  });

  it('lets nobody but the sample city’s makers and tests read what was planted in it', () => {
    const source = "const truth = readFileSync('data/demo/TRUTH.json');";
    expect(wallBreaks('server/analysis/blank-areas.ts', source)).toHaveLength(1);
    expect(wallBreaks('server/jobs/import-job.ts', source)).toHaveLength(1);
    expect(wallBreaks('server/engine/blank-areas.test.ts', source)).toEqual([]);
    expect(wallBreaks('web/e2e/section.spec.ts', source)).toEqual([]);
    expect(wallBreaks('scripts/write-city.ts', source)).toEqual([]);
  });

  it('sees dynamic imports, re-exports and imports for their effect', () => {
    const source = `export { a } from './a.ts';\nimport './b.ts';\nconst c = await import('./c.ts');\nimport type { D } from './d.ts';`;
    expect(importsOf('file.ts', source).map(({ specifier: from, typeOnly }) => [from, typeOnly])).toEqual([
      ['./b.ts', false],
      ['./d.ts', true],
      ['./a.ts', false],
      ['./c.ts', false],
    ]);
  });
});
