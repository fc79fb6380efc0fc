import type { Text } from '../../model/text.ts';
import type { Answer } from '../answer/answer.ts';
import { fill } from './fill.ts';
import { callTo, type Section, section, textIn } from './section.ts';
import type { Words } from './words.ts';

/** Whom to call: the city's lines, then the duty line of a flood point that is asked for. */
export function composeCalls(
  { city, reported, place }: Pick<Answer, 'city' | 'reported' | 'place'>,
  words: Words,
): Section {
  const { language } = words;
  const calls = city.hotlines.map(({ label, number, fictional }) =>
    callTo(textIn(label, language), number, fictional ? words.call.fictional : null),
  );
  const point = place?.flood ? place : reported?.points.length === 1 ? reported.points[0] : undefined;
  const hotline = point?.flood?.hotline;
  if (point && hotline) {
    // A survey marks an invented number in the text itself.
    const fictional = /虚构|fictional/i.test(hotline.zh + hotline.en);
    const number = textIn(hotline, language).replace(/\s*[（(](虚构|fictional)[）)]/i, '');
    if (!calls.some((call) => call.number === number)) {
      const label = fill(words.call.point, { place: textIn(point.name, language) });
      calls.push(callTo(label, number, fictional ? words.call.fictional : null));
    }
  }
  const sentences = [calls.length > 0 ? words.call.emergency : words.call.none];
  if (place && calls.length > 0) sentences.push(fill(words.call.say, { name: bothNames(place.name, language) }));
  return section('call', words.heading.call, sentences, { tone: 'care', calls });
}

/** A name to say on the phone: to readers of English the one that who answers knows as well. */
function bothNames({ zh, en }: Text, language: keyof Text): string {
  if (language === 'zh' || zh === en) return zh;
  return `${en} (${zh})`;
}
