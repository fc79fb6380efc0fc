import type { Answer, FloodRecord } from '../answer/answer.ts';
import type { Place } from '../publication.ts';
import { composeCalls } from './compose-calls.ts';
import { describePlace } from './describe-place.ts';
import { fill } from './fill.ts';
import { bare, sayCode, sayDate, sayDepth, sayRoughShare, sayWay } from './phrases.ts';
import { line, type Section, section, textIn } from './section.ts';
import type { Words } from './words.ts';

/**
 * An answer in words, in the order a person needs them: the place and what was reported, what that means on foot and by
 * car, what to do now and whom to call, what to keep away from, what is nearby, then how often (where an official zone
 * says it), what to do before and after, the drains, how sure all this is, and what is not known. The map follows.
 */
export function composeAnswer(answer: Answer, words: Words): Section[] {
  const city = textIn(answer.city.title, words.language);
  const first = placeSection(answer, words, city);
  if (answer.verdict === 'outside') return [first, composeCalls(answer, words)];
  const depth = answer.reported?.depthClass ?? 'none';
  const tone = depth === 'none' || depth === 'ankle' ? 'care' : 'alert';
  return [
    first,
    ...(answer.reported ? [recordSection(answer, answer.reported, words)] : []),
    section('walking', headingAt('walking'), words.walking[depth], { tone }),
    section('driving', headingAt('driving'), [...words.driving[depth], ...words.driving.always], { tone }),
    section('during', words.heading.during, [], { tone: 'care', items: words.during.map(line) }),
    composeCalls(answer, words),
    avoidSection(answer, words),
    ...nearbySection(answer, words),
    ...zoneSection(answer, words),
    section('before', words.heading.before, [], { items: words.before.map(line) }),
    section('after', words.heading.after, [], { items: words.after.map(line) }),
    ...drainsSection(answer, words),
    sureSection(answer, words),
    section('unknown', words.heading.unknown, [], {
      tone: 'unknown',
      items: answer.unknown.map((name) => line(fill(words.unknown[name], { m: answer.coarseM }))),
    }),
  ];

  function headingAt(how: 'walking' | 'driving'): string {
    return depth === 'none' ? words.heading[how] : fill(words.heading[`${how}In`], { depth: words.depth[depth] });
  }
}

const tones = {
  reported: 'alert',
  reported_nearby: 'care',
  none_known: 'calm',
  not_surveyed: 'unknown',
  not_published: 'unknown',
} as const;

/** What is said first: where this is and whether flooding is on record. */
function placeSection(answer: Answer, words: Words, city: string): Section {
  const { place, verdict } = answer;
  const heading = place ? textIn(place.name, words.language) : words.where.position;
  if (verdict === 'outside') {
    const tries = words.outsideTry.map((text) => fill(text, { city }));
    return section('place', heading, [fill(words.verdict.outside, { city }), ...tries], { tone: 'unknown' });
  }
  const sentences = [verdictSentence(answer, words), ...nearestSentence(answer, words)];
  if (verdict !== 'reported') sentences.push(words.notSafe);
  if (place?.kind === 'underpass' || place?.kind === 'underground') {
    // To keep out is what counts there, whatever is on record.
    const { advice, ...texts } = words[place.kind];
    sentences.unshift(advice);
    sentences.push(warningSentence(place, texts));
  }
  sentences.push(...whereabouts(answer, words));
  if (place) {
    const kind = sayCode('use', place.use, words) ?? words.kind[place.kind];
    sentences.push(fill(words.where.kind, { kind }));
  }
  return section('place', heading, sentences, { tone: tones[verdict] });
}

/** In which street and district it lies. */
function whereabouts({ place, street, district }: Answer, words: Words): string[] {
  const [inner, outer] = [street, district].map((area) =>
    area && area !== place ? textIn(area.name, words.language) : '',
  );
  if (inner && outer) return [fill(words.where.inBoth, { street: inner, district: outer })];
  return inner || outer ? [fill(words.where.in, { area: inner || outer })] : [];
}

function verdictSentence({ place, verdict, reported, hereM }: Answer, words: Words): string {
  if (verdict !== 'reported') return words.verdict[verdict];
  const forms = words.verdict.reported;
  const n = reported?.points.length ?? 0;
  if (place?.kind === 'flood_point') return forms.point;
  if (place?.kind === 'road') return fill(forms.road, { n });
  if (place?.kind === 'street' || place?.kind === 'district')
    return fill(forms.area, { n, name: textIn(place.name, words.language) });
  return fill(forms.near, { n, m: hereM });
}

/** Where the report is that is not here. */
function nearestSentence({ verdict, nearby: [nearest] }: Answer, words: Words): string[] {
  if (verdict !== 'reported_nearby') return [];
  return [fill(words.nearest, { name: textIn(nearest.place.name, words.language), way: sayWay(nearest, words) })];
}

/** At what depth an underpass or underground space warns. */
function warningSentence({ warningDepthM }: Place, texts: Pick<Words['underpass'], 'unknown' | 'warns'>): string {
  const depthM = warningDepthM ?? null;
  return depthM === null ? texts.unknown : fill(texts.warns, { cm: Math.round(depthM * 100) });
}

/** Most flood points named one by one; the list has them all. */
const mostPoints = 5;

function recordSection({ place }: Answer, record: FloodRecord, words: Words): Section {
  const { depthClass, lastEventOn, lastDepthClass, events, eventsSince, points } = record;
  const texts = words.record;
  const sentences = [depthClass ? fill(texts.deepest, { depth: sayDepth(depthClass, words) }) : texts.depthUnknown];
  if (lastEventOn) {
    const date = sayDate(lastEventOn, words);
    const known = lastDepthClass && fill(texts.lastDepth, { date, depth: sayDepth(lastDepthClass, words) });
    sentences.push(known ?? fill(texts.last, { date }));
  }
  if (events > 0) {
    const since = eventsSince && sayDate(eventsSince, words);
    sentences.push(since ? fill(texts.events, { n: events, since }) : fill(texts.eventsOnly, { n: events }));
  }
  // Of another point the list says it.
  const flood = points[0] === place ? place.flood : undefined;
  if (flood) {
    const status = sayCode('status', flood.status, words);
    const level = sayCode('level', flood.riskLevel, words);
    if (level) sentences.push(fill(texts.level, { level }));
    if (status) sentences.push(fill(texts.status, { status }));
    if (flood.measures) sentences.push(fill(texts.measures, { measures: bare(flood.measures, words) }));
    if (flood.status === 'fixed' || flood.status === 'verified') sentences.push(texts.fixed);
    if (flood.unit) sentences.push(fill(texts.unit, { unit: bare(flood.unit, words) }));
  }
  const named = points.filter((point) => point !== place).slice(0, mostPoints);
  if (points.length > mostPoints) sentences.push(fill(texts.more, { n: points.length - mostPoints }));
  return section('reported', words.heading.reported, sentences, {
    tone: 'alert',
    items: named.map((point) => describePlace(point, words)),
  });
}

function avoidSection({ underpasses, underground, place }: Answer, words: Words): Section {
  // All of an area's own lie in it: no way to say.
  const isArea = place?.kind === 'street' || place?.kind === 'district';
  const items = [...underpasses, ...underground].map((one) =>
    describePlace(one.place, words, isArea ? undefined : one),
  );
  return section('avoid', words.heading.avoid, items.length > 0 ? [] : [words.avoid.none], { tone: 'care', items });
}

function nearbySection({ nearby, nearbyIsFar, place, verdict }: Answer, words: Words): Section[] {
  if (verdict === 'not_published') return [];
  if (place?.kind === 'street' || place?.kind === 'district') return [];
  const sentences = nearby.length === 0 ? [words.nearby.none] : nearbyIsFar ? [words.nearby.far] : [];
  const items = nearby.map((one) => describePlace(one.place, words, one));
  return [section('nearby', words.heading.nearby, sentences, { items })];
}

/** The only section that says how often: an official zone stands behind it. */
function zoneSection({ zone }: Answer, words: Words): Section[] {
  if (!zone) return [];
  const texts = words.zone;
  const level = sayCode('level', zone.riskLevel, words);
  const years = zone.returnPeriodYears;
  const often =
    years === null ? [texts.notOften] : [fill(texts.often, { years }), fill(texts.chance, { years }), texts.again];
  const depth = zone.depthClass ? [fill(texts.depth, { depth: sayDepth(zone.depthClass, words) })] : [];
  const sentences = [level ? fill(texts.in, { level }) : texts.inOnly, ...often, ...depth, texts.area];
  return [section('zone', words.heading.zone, sentences, { tone: 'alert' })];
}

function drainsSection({ drains }: Answer, words: Words): Section[] {
  if (!drains) return [];
  const texts = words.drains;
  const area = textIn(drains.area.name, words.language);
  const sentences: string[] = [];
  if (drains.pipeDensityKmPerKm2 !== null)
    sentences.push(fill(texts.density, { area, km: Math.round(drains.pipeDensityKmPerKm2) }));
  if (drains.blankShare !== null) {
    const form = drains.blankShare < 0.05 ? texts.blankNone : texts.blank;
    sentences.push(fill(form, { area, share: sayRoughShare(drains.blankShare, words), m: drains.blankDistanceM }));
  }
  return [section('drains', words.heading.drains, [...sentences, texts.meaning])];
}

/** How sure it is, as of when, from what. */
function sureSection(answer: Answer, words: Words): Section {
  const { sure, surveyed } = words;
  const sentences = [
    answer.reported ? sure.reported : answer.verdict === 'not_published' ? sure.notPublished : sure.none,
    surveyed[answer.surveyed],
    answer.asOf ? fill(sure.asOf, { date: sayDate(answer.asOf, words) }) : sure.asOfUnknown,
    fill(sure.madeOn, { date: sayDate(answer.madeOn, words) }),
    sure.notLive,
  ];
  const items = alike(answer.sources).map((group) => {
    const [{ source, date }] = group;
    const titles = group.map(({ title }) => textIn(title, words.language)).join(sure.join);
    const values = { source: bare(source, words), titles };
    return line(date ? fill(sure.sourceDated, { ...values, date: sayDate(date, words) }) : fill(sure.source, values));
  });
  return section('sure', words.heading.sure, sentences, { items });
}

/** Layers of one source and date together. */
function alike(sources: Answer['sources']): Answer['sources'][] {
  const groups = new Map<string, Answer['sources']>();
  for (const one of sources) {
    const key = `${one.source.zh} ${one.date}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
