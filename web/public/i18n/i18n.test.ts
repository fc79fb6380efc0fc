import { expect, test } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** `a.b` → text of every leaf. */
function leaves(texts: object, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + name, value]] : leaves(value as object, `${prefix}${name}.`),
  );
}

const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();

test('both languages say the same things and leave the same places open', () => {
  const english = new Map(leaves(en));
  expect([...english.keys()]).toEqual(leaves(zh).map(([key]) => key));
  for (const [key, text] of leaves(zh)) {
    expect(text.trim(), key).not.toBe('');
    expect(places(english.get(key) ?? ''), key).toEqual(places(text));
  }
});

test('every text is used', () => {
  const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.ts', '!./{zh,en}.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const code = Object.values(sources).join('\n');
  // `own.x`, `{ x } = own`, and the lists of the settings, which are shown whole.
  const isUsed = (name: string): boolean =>
    new RegExp(`own\\.${name}\\b|\\bt\\.${name}\\b|\\{[^}]*\\b${name}\\b[^}]*\\} = own`).test(code);
  expect(Object.keys({ ...zh, ...zh.settings }).filter((name) => !isUsed(name))).toEqual([]);
});
