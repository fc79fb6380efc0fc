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
  await import(`${root}/dist/server/main.js`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
