import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { renderSchemaTable, replaceSchemaTable } from './schema-doc.ts';

function repoRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

test('the schema table in tiles/README.md is the one derived from the catalogue', () => {
  const readme = readFileSync(join(repoRoot(), 'tiles/README.md'), 'utf8');
  expect(readme).toBe(replaceSchemaTable(readme));
});

test('no public mark stands in a row for staff', () => {
  const staffRows = renderSchemaTable()
    .split('\n')
    .filter((row) => row.includes('| staff |'));
  expect(staffRows.length).toBeGreaterThan(0);
  for (const row of staffRows) expect(row).not.toContain('(public)');
});

test('a README without the marks is refused', () => {
  expect(() => replaceSchemaTable('# tiles')).toThrow(/must have/);
});
