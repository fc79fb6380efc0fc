// `npm run check`: types and compiler walls, lint, import walls, unused code, format. All run, then the verdict.
import { join } from 'node:path';
import { root, runNode, tsc } from './compile.mjs';

const bin = (path) => join(root, 'node_modules', path);
/** @type {[string, string, string[]][]} */
const steps = [
  ['types', tsc, ['-b']],
  ['lint', bin('oxlint/bin/oxlint'), ['--type-aware', '--deny-warnings']],
  ['walls', join(root, 'dist/scripts/check-walls.js'), []],
  ['unused code', bin('knip/bin/knip.js'), ['--no-progress']],
  ['format', bin('oxfmt/bin/oxfmt'), ['--check']],
];

const failed = [];
for (const [name, script, args] of steps) {
  console.log(`── ${name}`);
  try {
    await runNode(script, args);
  } catch {
    failed.push(name);
  }
}
console.log(failed.length ? `check failed: ${failed.join(', ')}` : 'check passed');
process.exit(failed.length ? 1 : 0);
