// `npm test`: every test, the ones in a real browser included; the last line is `N passed, N failed`.
// `npm run test:long`: the runs that take minutes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compileWeb, removeStaleTests, root, runNode, tsc } from './compile.mjs';

const reports = join(root, 'dist/test-reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const only = process.argv.slice(2);
const wants = (suite) => (only.length === 0 ? suite !== 'long' : only.includes(suite));
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
// A long run measures memory and time under load: nothing goes beside it.
const projects = { unit: ['--project=node', '--project=web'], long: ['--project=long', '--maxWorkers=1'] };

let passed = 0;
let failed = 0;
let skipped = 0;

/** Runs a suite and reads its JSON report; a suite that ends badly without a failed test counts as one failure. */
function run(name, script, args, read, env) {
  console.log(`\n── ${name} ──`);
  const report = join(reports, `${name}.json`);
  const { status } = spawnSync(process.execPath, [script, ...args(report)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env(report) },
  });
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch (error) {
    console.error(`no report from ${name}: ${String(error)}`);
  }
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  passed += counts.passed;
  failed += counts.failed;
  skipped += counts.skipped;
}

await runNode(tsc, ['-b']);
removeStaleTests();

// The long runs look at the page as it is delivered, the browser opens it, with the cities of a first start: these and the
// bundle do not wait for each other.
const e2eData = join(root, 'var/e2e');
const prepareCities = () => {
  rmSync(e2eData, { recursive: true, force: true });
  return runNode(join(root, 'dist/scripts/prepare.js'), [], { env: { ...process.env, DATA_DIR: e2eData } });
};
await Promise.all([(wants('long') || wants('browser')) && compileWeb(), wants('browser') && prepareCities()]);

for (const [suite, chosen] of Object.entries(projects)) {
  if (!wants(suite)) continue;
  run(
    suite,
    vitest,
    (report) => [
      'run',
      '--config',
      'vite.config.ts',
      '--root',
      '.',
      ...chosen,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + (report.numFailedTestSuites && !report.numFailedTests ? 1 : 0),
      skipped: report.numPendingTests + report.numTodoTests,
    }),
    () => ({}),
  );
}
if (wants('browser')) {
  run(
    'browser',
    join(root, 'node_modules/@playwright/test/cli.js'),
    () => ['test', '--config', 'web/e2e/playwright.config.ts'],
    ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }),
    (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  );
}

console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed ? 1 : 0);
