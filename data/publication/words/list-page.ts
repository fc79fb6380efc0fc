import { answerAt } from '../answer/answer-at.ts';
import type { Place, Publication } from '../publication.ts';
import { escapeHtml, listFile } from '../site-files.ts';
import { composeAbout } from './compose-about.ts';
import { composeCalls } from './compose-calls.ts';
import { describePlace } from './describe-place.ts';
import { fill } from './fill.ts';
import { type Item, line, type Section, section, textIn } from './section.ts';
import type { Words } from './words.ts';

/**
 * The page without JavaScript, as an HTML document: what to do, whom to call, every flood point, underpass and
 * underground space by district, official zones, and about these data. It loads nothing.
 */
export function listPage(publication: Publication, words: Words): string {
  const { city } = publication;
  const title = fill(words.page.title, { city: textIn(city.title, words.language) });
  const other = words.language === 'zh' ? 'en' : 'zh';
  const lead = [words.page.lead, ...(city.synthetic ? [words.message.synthetic] : []), words.sure.notLive];
  const sections = [
    section('during', words.heading.during, [], { items: words.during.map(line) }),
    section('walking', words.heading.walking, words.walking.none),
    section('driving', words.heading.driving, [...words.driving.none, ...words.driving.always]),
    composeCalls({ city, reported: null, place: null }, words),
    ...placeSections(publication, words),
    section('before', words.heading.before, [], { items: words.before.map(line) }),
    section('after', words.heading.after, [], { items: words.after.map(line) }),
    ...composeAbout(publication, words),
  ];
  return `<!doctype html>
<html lang="${words.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${paragraphs(lead)}
<p><a href="${listFile(other)}" lang="${other}" hreflang="${other}">${escapeHtml(words.page.otherLanguage)}</a></p>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

/** Flood points and what to avoid, a section for each district: the most serious first, as an answer has them. */
function placeSections(publication: Publication, words: Words): Section[] {
  const { places, districts } = publication;
  const names = districts.map(({ place }) => places[place]);
  const listed = places.filter(({ kind }) => kind === 'flood_point' || kind === 'underpass' || kind === 'underground');
  return [...names, null].flatMap((district, index) => {
    const own = listed.filter((place) => place.district === (district ? index : null));
    if (own.length === 0) return [];
    const name = district ? textIn(district.name, words.language) : words.where.elsewhere;
    const points = own.filter(({ flood }) => flood);
    const sorted = district ? (answerAt(publication, { place: district }).reported?.points ?? []) : points;
    const hollow = own.filter(({ flood }) => !flood);
    const say = (place: Place): Item => itemOf(publication, place, words);
    return [
      section('nearby', `${name} · ${words.page.listTitle}`, [fill(words.page.listCount, { n: points.length })], {
        items: sorted.map(say),
      }),
      ...(hollow.length > 0
        ? [section('avoid', `${name} · ${words.heading.avoid}`, [], { items: hollow.map(say) })]
        : []),
    ];
  });
}

/** A place with the street it lies in; of one in an official zone also how often. */
function itemOf(publication: Publication, place: Place, words: Words): Item {
  const { title, text } = describePlace(place, words);
  const street = place.street === null ? null : publication.places[publication.streets[place.street].place];
  const years = answerAt(publication, { place }).zone?.returnPeriodYears ?? null;
  const parts = [street && textIn(street.name, words.language), text, years && fill(words.zone.inShort, { years })];
  return { title, text: parts.filter(Boolean).join(words.item.join), place };
}

function sectionHtml({ heading, sentences, items, calls }: Section): string {
  const rows = [
    ...items.map(({ title, text }) => (title ? `<b>${escapeHtml(title)}</b><br>` : '') + escapeHtml(text)),
    ...calls.map(({ label, number, tel, note }) => {
      const said = tel ? `<a href="tel:${escapeHtml(tel)}">${escapeHtml(number)}</a>` : escapeHtml(number);
      return `${escapeHtml(label)} ${said}${note ? ` (${escapeHtml(note)})` : ''}`;
    }),
  ];
  const list = rows.length > 0 ? `\n<ul>\n${rows.map((row) => `<li>${row}</li>`).join('\n')}\n</ul>` : '';
  return `<section>\n<h2>${escapeHtml(heading)}</h2>\n${paragraphs(sentences)}${list}\n</section>`;
}

function paragraphs(sentences: readonly string[]): string {
  return sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n');
}
