import { expect, test } from 'vitest';
import { en } from './en.ts';
import { nounFor } from './i18n.ts';
import { zh } from './zh.ts';

const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../e2e/**', '!../**/*.test.ts', '!./{zh,en}/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** `a.b.c` → text of every leaf. */
function leaves(texts: object, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + name, value]] : leaves(value as object, `${prefix}${name}.`),
  );
}

const chinese = new Map(leaves(zh));
const english = new Map(leaves(en));

/** Names in double braces, sorted. */
const variables = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

test('both languages have the same keys', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
});

test('no text is empty', () => {
  for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe('');
});

test('both languages fill in the same variables', () => {
  for (const [key, text] of chinese) expect(variables(english.get(key) ?? ''), key).toEqual(variables(text));
});

test('every key is used', () => {
  const code = Object.values(sources).join('\n');
  // A key put together (`task.cell.${type}`) uses every key it may become.
  const patterns = [...code.matchAll(/`([\w.]+\.)\$\{[^}]+\}([\w.]*)`/g)].map(
    ([, head = '', tail = '']) => new RegExp(`^${head.replaceAll('.', '\\.')}[\\w-]+${tail.replaceAll('.', '\\.')}$`),
  );
  const unused = [...chinese.keys()].filter(
    (key) => !code.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

test('no Chinese stands in a component', () => {
  const ideograph = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;
  const offenders = Object.entries(sources).flatMap(([path, code]) =>
    code
      .split('\n')
      // A comment may name a term of the trade.
      .map((line) => line.replace(/\/\/.*|\/?\*.*/, ''))
      .filter((line) => path.endsWith('.tsx') && ideograph.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(offenders).toEqual([]);
});

test('no English sentence stands in a component', () => {
  const attribute = /\b(aria-label|title|placeholder|alt)="[^"]*[a-z]{3}[^"]*"/;
  const offenders = Object.entries(sources).filter(([path, code]) => path.endsWith('.tsx') && attribute.test(code));
  expect(offenders.map(([path]) => path)).toEqual([]);
});

test('a noun follows its count, which comes as text; a language that tells no difference has one', () => {
  expect([0, 1, 2].map((n) => nounFor(String(n), 'pipe|pipes'))).toEqual(['pipes', 'pipe', 'pipes']);
  expect(nounFor('2,987', 'pipe|pipes')).toBe('pipes');
  expect(nounFor('0.1', 'year|years')).toBe('years');
  expect(nounFor('7', '段')).toBe('段');
});

test('a noun that follows a count is asked for by the same count', () => {
  for (const [key, text] of [...chinese, ...english])
    for (const [, name = ''] of text.matchAll(/\{\{(\w+),/g)) expect(variables(text), key).toContain(name);
});
