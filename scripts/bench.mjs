// `npm run bench`: time from navigation to the painted map, cold, of the product as it is started.
import { join } from 'node:path';
import { compileWeb, root, runNode } from './compile.mjs';

await compileWeb();
await runNode(
  join(root, 'node_modules/@playwright/test/cli.js'),
  ['test', '--config', 'web/e2e/playwright.config.ts', '--reporter=line'],
  { env: { ...process.env, BENCH: '1' } },
);
