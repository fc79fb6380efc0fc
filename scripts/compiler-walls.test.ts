import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * Breaks each wall the compiler holds, in a copy of the sources, and sees `tsc -b` refuse it.
 */
const root = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'drainatlas-walls-'));

const compile = (room: string) =>
  spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', room], {
    cwd: copy,
    encoding: 'utf8',
  });

beforeAll(() => {
  for (const name of ['tsconfig.json', 'package.json', '.oxlintrc.json']) cpSync(join(root, name), join(copy, name));
  for (const room of ['data', 'server', 'tiles', 'web']) {
    cpSync(join(root, room), join(copy, room), {
      recursive: true,
      filter: (path) => !/fixtures|\.gz$|\.test\.tsx?$/.test(path),
    });
  }
  cpSync(join(root, 'dist'), join(copy, 'dist'), {
    recursive: true,
    filter: (path) => !/dist\/(web|test-reports)$/.test(path),
  });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the compiler', () => {
  it('accepts the rooms as they are', () => {
    expect(readdirSync(copy)).toContain('server');
    for (const room of ['server', 'web']) expect(compile(room).stdout).toBe('');
  });

  it.each([
    ['data/model', 'data', `document.title;`, 'document'],
    ['data/geo', 'data', `process.exit();`, 'process'],
    ['data/import', 'data', `import { readFileSync } from 'node:fs';\nreadFileSync('x');`, 'node:fs'],
    ['server/contract', 'server/contract', `window.alert();`, 'window'],
    ['server/analysis', 'server/analysis', `import { readFileSync } from 'node:fs';\nreadFileSync('x');`, 'node:fs'],
    ['server/analysis', 'server/analysis', `import { Problem } from '../contract/problem.ts';\nProblem;`, 'contract'],
    ['tiles', 'tiles', `import { buildApp } from '../server/app.ts';\nbuildApp;`, 'server'],
    ['tiles', 'tiles', `document.title;`, 'document'],
    ['web/state', 'web', `import { x } from '../../server/app.ts';\nx;`, 'server'],
    ['web/state', 'web', `import { x } from '../../tiles/build.ts';\nx;`, 'tiles'],
    ['data/model', 'data', `import { x } from '../../server/config.ts';\nx;`, 'server'],
  ])('refuses in %s (project %s): %s', (folder, project, source, named) => {
    const file = join(copy, folder, 'wall-break.ts');
    writeFileSync(file, `${source}\nexport {};\n`);
    try {
      const { status, stdout } = compile(project);
      expect(status).not.toBe(0);
      expect(stdout).toMatch(/wall-break\.ts/);
      expect(stdout).toContain(named);
    } finally {
      rmSync(file);
    }
  });

  // The types of deck.gl's own dependencies bring Node's globals along, so that here the lint rule stands in.
  it('is helped by lint where a package brings Node types into web', () => {
    const file = join(copy, 'web/state/wall-break.ts');
    writeFileSync(file, 'process.exit();\nexport {};\n');
    const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), file], {
      cwd: copy,
      encoding: 'utf8',
    });
    rmSync(file);
    expect(status).not.toBe(0);
    expect(stdout).toContain("'process'");
  });
});
