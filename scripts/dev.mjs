// `npm run dev`: rebuilds and restarts the server, and reloads the page, on every change.
import { spawn } from 'node:child_process';
import { compileRooms, root, runNode, tsc, vite } from './compile.mjs';

await compileRooms();
await runNode(`${root}/dist/scripts/prepare.js`);

const children = [
  [tsc, '-b', 'scripts', '--watch', '--preserveWatchOutput'],
  ['--watch', '--watch-preserve-output', 'dist/server/main.js'],
  [vite],
].map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }));

const stop = () => children.forEach((child) => child.kill());
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
