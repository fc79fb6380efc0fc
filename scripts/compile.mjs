// Compiles what is missing. Plain JavaScript, because it runs before anything is compiled.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Runs a Node script; resolves when it ends well, rejects with its exit code otherwise. */
export function runNode(script, args = [], options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          Object.assign(new Error(`${script} ${args.join(' ')} ended with ${signal ?? code}`), { code: code ?? 1 }),
        );
    });
  });
}

export const tsc = join(root, 'node_modules/typescript/bin/tsc');
export const vite = join(root, 'node_modules/vite/bin/vite.js');

/**
 * What a compiler would read below some files and folders, as one short text: names, sizes and times. It differs when a
 * file was written, added, removed or replaced by an older one.
 */
function stateOf(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  for (const path of paths) {
    const full = join(root, path);
    if (!statSync(full).isDirectory()) visit(full);
    else
      for (const name of readdirSync(full, { recursive: true, encoding: 'utf8' }).sort())
        if (/\.(tsx?|json|css|svg|html)$/.test(name)) visit(join(full, name));
  }
  return hash.digest('hex');
}

/**
 * Runs `compile` unless `output` is there and was compiled from just these sources. The mark is taken before and written
 * after: what is saved meanwhile, and what failed, is compiled again. Resolves with whether it ran.
 */
async function compileOnce(name, output, sources, compile) {
  const mark = join(root, `dist/.build/${name}.mark`);
  const state = stateOf(sources);
  if (existsSync(output) && existsSync(mark) && readFileSync(mark, 'utf8') === state) return false;
  await compile();
  mkdirSync(join(root, 'dist/.build'), { recursive: true });
  writeFileSync(mark, state);
  return true;
}

/** The rooms that Node runs. `tsc -b` knows what has changed, but takes its time to find that nothing has. */
export function compileRooms() {
  const sources = ['data', 'server', 'tiles', 'scripts', 'tsconfig.json', 'package-lock.json'];
  return compileOnce('rooms', join(root, 'dist/server/main.js'), sources, () => runNode(tsc, ['-b', 'scripts']));
}

/** The web application, and the template of the public's page. Resolves with whether one of them was built. */
export async function compileWeb({ force = false } = {}) {
  const build = (name, output, config) => {
    if (force) rmSync(join(root, output), { force: true });
    const sources = ['web', 'data/model', 'data/geo', 'data/publication', 'server/contract', 'package-lock.json'];
    return compileOnce(name, join(root, output), [...sources, config, 'scripts/precompress.ts'], () =>
      runNode(vite, ['build', '--config', config, '--logLevel', 'warn']),
    );
  };
  const web = await build('web', 'dist/web/index.html', 'vite.config.ts');
  return (await build('public', 'dist/public/index.html', 'vite.public.config.ts')) || web;
}

/** Removes compiled tests whose source is gone: they would go on being run. */
export function removeStaleTests() {
  const dist = join(root, 'dist');
  for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.test.js') && !existsSync(join(root, name.replace(/\.js$/, '.ts')))) rmSync(join(dist, name));
  }
}
