import type { Publication } from '../publication.ts';
import { fill } from './fill.ts';
import { bare, sayDate, sayShare } from './phrases.ts';
import { type Item, line, type Section, section, textIn } from './section.ts';
import type { Words } from './words.ts';

/** About these data: sources with dates and licences, what is left out and why, what they are not for. */
export function composeAbout(publication: Publication, words: Words): Section[] {
  const { city, rules, zones } = publication;
  const { about } = words;
  const made = [fill(about.made, { owner: bare(city.attribution, words) })];
  if (city.synthetic) made.push(words.message.synthetic);
  made.push(
    publication.asOf ? fill(words.sure.asOf, { date: sayDate(publication.asOf, words) }) : words.sure.asOfUnknown,
  );
  made.push(fill(words.sure.madeOn, { date: sayDate(publication.madeOn, words) }), words.sure.notLive);
  made.push(fill(about.version, { version: publication.dataVersion, release: publication.release }));
  if (city.mapApproval) made.push(fill(about.mapApproval, { number: city.mapApproval }));
  if (city.coordinates === 'GCJ02') made.push(about.gcj02);
  return [
    section('text', about.title, made),
    section('sources', about.sources, [], { items: publication.sources.map((source) => sourceItem(source, words)) }),
    section('rules', about.rules, [], {
      items: [
        about.rule.never,
        fill(about.rule.coarse, { m: rules.coarseM }),
        fill(about.rule.cell, { m: rules.cellM }),
        about.rule.small,
        fill(about.rule.hidden, { areas: rules.suppressedAreas, cells: rules.suppressedCells }),
        fill(about.rule.blank, { m: rules.blankDistanceM }),
        fill(about.rule.survey, { share: sayShare(rules.surveyedFrom, words) }),
        zones.length > 0 ? about.zones : about.noZones,
      ].map(line),
    }),
    section('limits', about.limits, [], { tone: 'care', items: about.limit.map(line) }),
  ];
}

function sourceItem({ title, source, date, licence, records }: Publication['sources'][number], words: Words): Item {
  const { about, language } = words;
  return line(
    [
      fill(about.sourceItem, { title: textIn(title, language), source: bare(source, words), n: records }),
      ...(date ? [fill(about.sourceDate, { date: sayDate(date, words) })] : []),
      licence ? fill(about.sourceLicence, { licence }) : about.sourceNoLicence,
    ].join(language === 'en' ? ' ' : ''),
  );
}

/** The accessibility statement, with the city's numbers for whoever has trouble. */
export function composeAccessibility(words: Words): Section {
  return section('text', words.accessibility.title, [words.accessibility.problem], {
    items: words.accessibility.text.map(line),
  });
}
