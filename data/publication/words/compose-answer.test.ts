import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerAt } from '../answer/answer-at.ts';
import { depthClasses } from '../depth-class.ts';
import type { Publication } from '../publication.ts';
import { samplePublication } from '../testing/sample-publication.ts';
import { composeAnswer } from './compose-answer.ts';
import { describePlace } from './describe-place.ts';
import { en } from './en.ts';
import type { Section, SectionId } from './section.ts';
import { sectionsText } from '../testing/sections-text.ts';
import type { Words } from './words.ts';
import { zh } from './zh.ts';

function sectionsFor(id: string, words: Words, change: (publication: Publication) => void = () => {}): Section[] {
  const publication = samplePublication();
  change(publication);
  return composeAnswer(answerAt(publication, { place: publication.places.find((place) => place.id === id)! }), words);
}

function find(sections: Section[], id: SectionId): Section {
  const found = sections.find((section) => section.id === id);
  if (!found) throw new Error(`no section ${id} among ${sections.map((section) => section.id).join(', ')}`);
  return found;
}

describe('an answer in words', () => {
  it('goes from the place to words, action, likelihood and what is not known', () => {
    expect(sectionsFor('f1', en).map(({ id }) => id)).toEqual([
      'place',
      'reported',
      'walking',
      'driving',
      'during',
      'call',
      'avoid',
      'nearby',
      'zone',
      'before',
      'after',
      'drains',
      'sure',
      'unknown',
    ]);
  });

  it('does not claim to have looked where the city publishes no floods', () => {
    const none = (publication: Publication): void => {
      publication.places = publication.places.filter(({ kind }) => kind !== 'flood_point');
    };
    const road = samplePublication().places.find(({ kind }) => kind === 'community')!.id;
    const sections = sectionsFor(road, en, none);
    expect(find(sections, 'place')).toMatchObject({ tone: 'unknown' });
    expect(find(sections, 'place').sentences.slice(0, 2)).toEqual([
      'The city has published no flood records. So we do not know if it has flooded here.',
      'No report does not mean that it cannot flood.',
    ]);
    expect(sections.map(({ id }) => id)).not.toContain('nearby');
    expect(sectionsText(sections)).not.toMatch(/on record|looked through the recorded/);
    expect(sectionsText(sectionsFor(road, zh, none))).not.toMatch(/没有查到|我们查了/);
  });

  it('says what was reported, how deep with the number, and when', () => {
    const sections = sectionsFor('f1', en);
    expect(find(sections, 'place')).toMatchObject({ heading: 'Renmin Road Underbridge', tone: 'alert' });
    expect(find(sections, 'place').sentences[0]).toBe('Flooding has been reported here.');
    expect(find(sections, 'reported').sentences.slice(0, 3)).toEqual([
      'At its deepest, the water was up to the knee (30–50 cm).',
      'The last report is from 8 July 2024. The water was up to the shin (15–30 cm).',
      '3 floods have been recorded since 1 July 2016.',
    ]);
    expect(find(sectionsFor('f1', zh), 'reported').sentences.slice(0, 3)).toEqual([
      '最深的一次，水到膝盖（30–50厘米）。',
      '最近一次记录是2024年7月8日，水到小腿（15–30厘米）。',
      '2016年7月1日以来，一共记录了3次。',
    ]);
  });

  it('says what that depth means on foot and by car', () => {
    const sections = sectionsFor('f1', en);
    expect(find(sections, 'walking')).toMatchObject({ heading: 'On foot, in water up to the knee', tone: 'alert' });
    expect(find(sections, 'walking').sentences).toEqual(en.walking.knee);
    expect(find(sections, 'driving').sentences).toEqual([...en.driving.knee, ...en.driving.always]);
  });

  it('says of a place without a report where the nearest is, and that this is no promise, with the general advice', () => {
    const sections = sectionsFor('h1', en);
    expect(find(sections, 'place').sentences.slice(0, 3)).toEqual([
      en.verdict.reported_nearby,
      'The nearest is Renmin Road Underbridge, about 450 m north-east.',
      en.notSafe,
    ]);
    expect(find(sections, 'walking')).toMatchObject({ heading: 'On foot', sentences: [...en.walking.none] });
    expect(sections.some(({ id }) => id === 'reported')).toBe(false);
  });

  it('speaks of an invented number, and gives no link to dial it', () => {
    const [call] = find(sectionsFor('f1', en), 'call').calls;
    expect(call).toEqual({ label: 'Flood line', number: '000-0000-0000', tel: null, note: en.call.fictional });
  });

  it('gives real numbers to dial, the point’s own line last, and none twice', () => {
    const { calls } = find(
      sectionsFor('f1', en, ({ city, places }) => {
        city.hotlines = [{ label: { zh: '排水热线', en: 'Drainage line' }, number: '010-1234 5678', fictional: false }];
        places.find(({ id }) => id === 'f1')!.flood!.hotline = { zh: '12345', en: '12345' };
      }),
      'call',
    );
    expect(calls.map(({ label, tel }) => [label, tel])).toEqual([
      ['Drainage line', '01012345678'],
      ['Duty line for Renmin Road Underbridge', '12345'],
    ]);
  });

  it('gives readers of English the name that who answers the phone knows', () => {
    expect(find(sectionsFor('c1', en), 'call').sentences).toContain(
      'When you call, first say where you are: Lindian New Village (临店新村).',
    );
    expect(find(sectionsFor('c1', zh), 'call').sentences).toContain('打电话时，先说清地点：临店新村。');
  });

  it('says what to do at an underpass before anything else', () => {
    expect(find(sectionsFor('u1', zh), 'place').sentences).toEqual([
      zh.underpass.advice,
      zh.verdict.reported_nearby,
      '最近的一处是人民路下穿，往西南约200米。',
      zh.notSafe,
      '这里积水到15厘米就会警示。',
      '在东区人民街道。',
      '这是下穿通道。',
    ]);
  });

  it('names layers of one source and date together', () => {
    const sure = find(
      sectionsFor('f1', en, ({ sources }) => {
        const [first] = sources;
        sources.push({ ...first, layer: 'underpasses', title: { zh: '下穿立交', en: 'Underpasses' } });
        sources.push({ ...first, layer: 'flood_events', title: { zh: '积水事件', en: 'Flood events' }, date: '2025' });
      }),
      'sure',
    );
    expect(sure.items.map(({ text }) => text)).toEqual([
      'sample (Flood-prone points, Underpasses, 8 July 2024)',
      'sample (Flood events, 2025)',
    ]);
  });

  it('gives no way to what lies in a street that is asked for', () => {
    expect(find(sectionsFor('s1', en), 'avoid').items[0].text).toBe('Underpass; warns at 15 cm');
  });

  it('tells where to call for help when the city publishes no number', () => {
    const call = find(
      sectionsFor('h1', en, ({ city }) => {
        city.hotlines = [];
      }),
      'call',
    );
    expect([call.calls, call.sentences]).toEqual([[], [en.call.none]]);
  });

  it('says outside the city only that, what to do instead, and whom to call', () => {
    const publication = samplePublication();
    const sections = composeAnswer(answerAt(publication, { at: [115, 30] }), en);
    expect(sections.map(({ id }) => id)).toEqual(['place', 'call']);
    expect(sections[0].sentences[0]).toBe('This position is outside Sample City.');
  });

  it('lists the nearest reports with the way, each leading to its place', () => {
    const [item] = find(sectionsFor('h1', en), 'nearby').items;
    expect(item).toMatchObject({ title: 'Renmin Road Underbridge', place: { id: 'f1' } });
    expect(item.text).toBe(
      'about 450 m north-east; water up to the knee (30–50 cm); last on 8 July 2024; being fixed; orange (serious)',
    );
  });

  it('says how often only from an official zone with a return period', () => {
    const likelihood = /\b(chance|once in|likely|1 in \d+)\b|可能性|年淹一次/;
    expect(sectionsText(sectionsFor('f1', en))).toMatch(/about once in 30 years on average[\s\S]*1 in 30 in any year/);
    for (const words of [zh, en]) {
      for (const id of ['c1', 'h1', 'r1', 's1', 'd1', 'u1', 'g1', 'f2']) {
        expect(sectionsText(sectionsFor(id, words))).not.toMatch(likelihood);
      }
      const silent = sectionsFor('f1', words, ({ zones }) => {
        zones[0].returnPeriodYears = null;
      });
      expect(sectionsText(silent)).not.toMatch(likelihood);
      expect(find(silent, 'zone').sentences).toContain(words.zone.notOften);
    }
  });

  it('warns of an underpass by its own depth, and says where that is not known', () => {
    expect(find(sectionsFor('u1', en), 'place').sentences).toContain(
      'A warning is given when the water here reaches 15 cm.',
    );
    expect(find(sectionsFor('g1', en), 'place').sentences).toContain(en.underground.unknown);
  });

  it('names at most five points of a street one by one and counts the rest', () => {
    const sections = sectionsFor('s1', en, ({ places }) => {
      const point = places.find(({ id }) => id === 'f1')!;
      for (let k = 0; k < 7; k++) places.push({ ...point, id: `more${k}` });
    });
    expect(find(sections, 'reported').items).toHaveLength(5);
    expect(find(sections, 'reported').sentences).toContain('3 more are in the list.');
    expect(find(sections, 'place').sentences[0]).toBe('Flooding has been reported at 8 places in Renmin Subdistrict.');
  });

  it('has short sentences, no hole and no word "null" for every place, depth and position', () => {
    const spot = fc.tuple(
      fc.double({ min: 113.99, max: 114.05, noNaN: true }),
      fc.double({ min: 29.99, max: 30.03, noNaN: true }),
    );
    const setting = fc.record({
      depthClass: fc.option(fc.constantFrom(...depthClasses)),
      lastEventOn: fc.option(fc.constantFrom('2024', '2024-07', '2024-07-08')),
      events: fc.nat(2000),
      status: fc.option(fc.constantFrom('found', 'reported', 'in_progress', 'fixed', 'verified', 'unheard-of')),
      accuracyM: fc.nat(3000),
      years: fc.option(fc.constantFrom(1, 2, 5, 100, 1000)),
    });
    fc.assert(
      fc.property(spot, setting, (at, { depthClass, lastEventOn, events, status, accuracyM, years }) => {
        const publication = samplePublication();
        const flood = publication.places.find(({ id }) => id === 'f1')!.flood!;
        Object.assign(flood, { depthClass, lastEventOn, lastDepthClass: depthClass, events, status });
        publication.zones[0].returnPeriodYears = years;
        for (const where of [{ at, accuracyM }, ...publication.places.map((place) => ({ place }))]) {
          const answer = answerAt(publication, where);
          for (const words of [zh, en]) checkPlain(sectionsText(composeAnswer(answer, words)), words);
        }
      }),
      { numRuns: 40 },
    );
  });

  /** As long as the texts allow, with room for two long names. */
  function checkPlain(text: string, words: Words): void {
    expect(text).not.toMatch(/[{}]|undefined|null|NaN|Infinity|%/);
    for (const sentence of text.split(words.language === 'zh' ? /[。；\n]/ : /[.;](?=\s|$)|\n/)) {
      const length = words.language === 'zh' ? [...sentence].length : sentence.split(/\s+/).length;
      expect([sentence, length <= (words.language === 'zh' ? 48 : 26)]).toEqual([sentence, true]);
    }
  }
});

describe('a place in a list', () => {
  const { places } = samplePublication();
  const textOf = (id: string, words: Words): string =>
    describePlace(
      places.find((place) => place.id === id)!,
      words,
    ).text;

  it('says depth, date, state and grade of a flood point, as far as they are known', () => {
    expect(textOf('f1', zh)).toBe('水到膝盖（30–50厘米）；最近2024年7月8日；正在整治；橙色（较重）');
    expect(textOf('f2', en)).toBe('depth not recorded');
  });

  it('says what an underpass and an underground space are and when they warn', () => {
    expect([textOf('u1', en), textOf('g1', zh)]).toEqual(['Underpass; warns at 15 cm', '地铁出入口']);
  });
});
