// Compiles what is missing. Plain JavaScript, because it runs before anything is compiled.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
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

/** Newest modification time of the files below a folder, in milliseconds. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  let time = 0;
  for (const name of readdirSync(path)) {
    if (name === 'node_modules' || name.startsWith('.')) continue;
    time = Math.max(time, newest(join(path, name)));
  }
  return time;
}

/** The rooms that Node runs. `tsc -b` itself knows what has changed. */
export function compileRooms() {
  return runNode(tsc, ['-b', 'scripts']);
}

/** The web application, when a source is newer than its build. */
export async function compileWeb({ force = false } = {}) {
  const built = join(root, 'dist/web/index.html');
  const sources = ['web', 'data/model', 'data/geo', 'server/contract', 'package-lock.json', 'vite.config.ts'];
  const stale =
    force || !existsSync(built) || sources.some((path) => newest(join(root, path)) > statSync(built).mtimeMs);
  if (stale) await runNode(vite, ['build', '--logLevel', 'warn']);
  return stale;
}

/** Removes compiled tests whose source is gone: they would go on being run. */
export function removeStaleTests() {
  const dist = join(root, 'dist');
  for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.test.js') && !existsSync(join(root, name.replace(/\.js$/, '.ts')))) rmSync(join(dist, name));
  }
}
