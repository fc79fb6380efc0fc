// `npm start`: compiles what is missing, imports the checked-in city on the first start, and serves.
import { compileRooms, compileWeb, root, runNode } from './compile.mjs';

const began = performance.now();
const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;

try {
  await compileRooms();
  const { citiesAreDue } = await import(`${root}/dist/scripts/cities-due.js`);
  // The bundle and the survey do not wait for each other: two cores, two jobs.
  await Promise.all([
    compileWeb().then((built) => built && console.log(`Web application built (${seconds()})`)),
    citiesAreDue().then((due) => due && runNode(`${root}/dist/scripts/prepare.js`)),
  ]);
  const { startServerProcess } = await import(`${root}/dist/scripts/server-process.js`);
  const server = startServerProcess();
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  server.on('error', fail);
  server.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  fail(error);
}

function fail(error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
