import { expect, test } from 'vitest';
import { readLastAnswer } from './last-answer.ts';

const section = {
  id: 'place',
  tone: 'plain',
  heading: '人民路',
  sentences: ['这里有过积水记录。'],
  items: [],
  calls: [],
};
const last = {
  place: { id: 'a', name: { zh: '人民路', en: 'Renmin Road' } },
  seenOn: '2026-11-21',
  madeOn: '2026-11-20',
  sections: [section],
};

test('the last answer is read as it was kept', () => {
  expect(readLastAnswer(last)).toEqual(last);
  expect(readLastAnswer({ ...last, place: null })?.place).toBeNull();
});

test('what was kept by another build, or is broken, is no answer', () => {
  for (const kept of [
    undefined,
    null,
    'text',
    {},
    { ...last, seenOn: 5 },
    { ...last, place: { id: 'a' } },
    { ...last, sections: [{ ...section, sentences: 'one' }] },
    { ...last, sections: [{ ...section, items: undefined }] },
  ])
    expect(readLastAnswer(kept)).toBeUndefined();
});
