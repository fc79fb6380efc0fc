import { expect, test } from 'vitest';
import { readWarning } from './warning.ts';

const now = new Date('2026-07-01T08:00:00Z');
const until = '2026-07-01T12:00:00+08:00';
const later = '2026-07-01T20:00:00+08:00';
const text = { zh: '暴雨橙色预警', en: 'Orange rainstorm warning' };

test('a warning in force is shown in the reader’s language, or in the one it has', () => {
  expect(readWarning({ level: 'orange', text, until: later }, now)).toEqual({ level: 'orange', text, until: later });
  expect(readWarning({ level: 'red', text: '暴雨', until: later }, now)?.text).toEqual({ zh: '暴雨', en: '暴雨' });
  expect(readWarning({ level: 'red', text: { zh: '暴雨' }, until: later }, now)?.text.en).toBe('暴雨');
});

test('a level that is none of the four has no colour', () => {
  expect(readWarning({ level: 'violet', text, until: later }, now)?.level).toBeUndefined();
});

test('nothing is shown for a warning that has run out, or that cannot be read', () => {
  for (const value of [
    { level: 'red', text, until },
    { level: 'red', text },
    { level: 'red', text, until: 'soon' },
    { level: 'red', text: { zh: ' ' }, until: later },
    { level: 'red', until: later },
    undefined,
    null,
    'red',
    [],
  ])
    expect(readWarning(value, now)).toBeUndefined();
});
