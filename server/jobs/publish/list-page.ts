import { answerAt } from '../../../data/publication/answer/answer-at.ts';
import { depthClasses } from '../../../data/publication/depth-class.ts';
import type { Place, PlaceKind, Publication } from '../../../data/publication/publication.ts';
import { escapeHtml, listFile } from '../../../data/publication/site-files.ts';
import { composeAbout, composeAccessibility } from '../../../data/publication/words/compose-about.ts';
import { composeAnswer } from '../../../data/publication/words/compose-answer.ts';
import { describePlace } from '../../../data/publication/words/describe-place.ts';
import { en } from '../../../data/publication/words/en.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { type Section, type SectionId, textIn } from '../../../data/publication/words/section.ts';
import type { Words } from '../../../data/publication/words/words.ts';
import { zh } from '../../../data/publication/words/zh.ts';

const languages: Record<'zh' | 'en', Words> = { zh, en };

/** Kinds with an answer of their own here, and those that are only listed. Roads are too many to read through. */
const answered: readonly PlaceKind[] = ['district', 'street', 'community'];
const listed: readonly PlaceKind[] = ['underpass', 'underground', 'heritage'];

/**
 * The page for readers without JavaScript: whom to call and what to do, every flood point with its record, what is known
 * of each district, street and community, underpasses and underground spaces, and about these data. The words are those
 * of the page; only their order on one long page is decided here.
 */
export function listPage(publication: Publication, language: 'zh' | 'en'): string {
  const words = languages[language];
  const { city, places } = publication;
  const title = fill(words.page.title, { city: textIn(city.title, language) });
  const sectionsOf = (place: Place, ids: readonly SectionId[]): Section[] => {
    const sections = composeAnswer(answerAt(publication, { place }), words);
    return ids.flatMap((id) => sections.filter((each) => each.id === id));
  };
  const of = (kind: PlaceKind): Place[] => places.filter((place) => place.kind === kind);
  const points = of('flood_point');
  // The place to name on the telephone is the reader's own.
  const advice = (places[0] ? sectionsOf(places[0], ['call', 'during', 'before', 'after']) : []).map((each) =>
    each.id === 'call' ? { ...each, sentences: each.sentences.slice(0, 1) } : each,
  );
  const depths = depthClasses.flatMap((depth) => {
    const example = points.find(({ flood }) => flood?.depthClass === depth);
    return example ? sectionsOf(example, ['walking', 'driving']) : [];
  });
  const other = language === 'zh' ? 'en' : 'zh';
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    ...(city.synthetic ? [paragraph(words.message.synthetic, 'note')] : []),
    ...[words.page.lead, words.sure.notLive].map((text) => paragraph(text)),
    `<p><a href="./${listFile(other)}" lang="${other}" hreflang="${other}">${escapeHtml(words.page.otherLanguage)}</a></p>`,
    contents(words, [...(points.length > 0 ? ['flood_point' as const] : []), ...answered, ...listed].filter((kind) => of(kind).length > 0)), // prettier-ignore
    ...advice.map((each) => sectionHtml(each, 2)),
    ...depths.map((each) => sectionHtml(each, 2)),
    group('flood_point', words.page.listTitle, [
      ...points.map((place) => {
        const sections = sectionsOf(place, ['place', 'reported', 'zone']);
        return article(place, words, sections.flatMap(({ sentences }) => sentences)); // prettier-ignore
      }),
    ]),
    ...answered.map((kind) =>
      group(
        kind,
        words.kind[kind],
        of(kind).map((place) => {
          const sections = sectionsOf(place, ['place', 'reported', 'zone', 'drains']);
          return article(place, words, sections.flatMap(({ sentences }) => sentences)); // prettier-ignore
        }),
      ),
    ),
    ...listed.map((kind) => group(kind, words.kind[kind], [placeList(of(kind), words)])),
    ...composeAbout(publication, words).map((each) => sectionHtml(each, 2)),
    sectionHtml(composeAccessibility(words), 2),
  ];
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title><style>${style}</style></head>`,
    `<body><main>${body.join('\n')}</main></body></html>\n`,
  ].join('\n');
}

const style =
  'body{font:1.125rem/1.6 system-ui,"Noto Sans SC",sans-serif;margin:0}main{max-width:42rem;margin:0 auto;padding:1rem}' +
  'h1{line-height:1.3}h2{margin-top:2.5rem;border-top:1px solid;padding-top:1rem}article{margin:1.5rem 0}' +
  'h3{margin:0}p{margin:.3rem 0}.note{border:2px solid;padding:.5rem .75rem}a{color:inherit}li{margin:.3rem 0}';

function contents(words: Words, kinds: readonly PlaceKind[]): string {
  const label = (kind: PlaceKind): string => (kind === 'flood_point' ? words.page.listTitle : words.kind[kind]);
  const items = kinds.map((kind) => `<li><a href="#${kind}">${escapeHtml(label(kind))}</a></li>`);
  return `<nav><ul>${items.join('')}</ul></nav>`;
}

function group(id: string, heading: string, content: readonly string[]): string {
  if (content.every((each) => each === '')) return '';
  return `<section id="${id}"><h2>${escapeHtml(heading)}</h2>\n${content.join('\n')}</section>`;
}

function article({ id, name }: Place, { language }: Words, sentences: readonly string[]): string {
  const heading = `<h3>${escapeHtml(textIn(name, language))}</h3>`;
  return `<article id="${escapeHtml(id)}">${heading}<p>${sentences.map(escapeHtml).join(' ')}</p></article>`;
}

function placeList(places: readonly Place[], words: Words): string {
  if (places.length === 0) return '';
  const items = places.map((place) => {
    const { title, text } = describePlace(place, words);
    return `<li id="${escapeHtml(place.id)}"><b>${escapeHtml(title)}</b> ${escapeHtml(text)}</li>`;
  });
  return `<ul>${items.join('\n')}</ul>`;
}

function sectionHtml({ heading, sentences, items, calls }: Section, level: number): string {
  const lines = items.map(
    ({ title, text }) => `<li>${title ? `<b>${escapeHtml(title)}</b> ` : ''}${escapeHtml(text)}</li>`,
  );
  const numbers = calls.map(({ label, number, tel, note }) => {
    const shown = tel ? `<a href="tel:${escapeHtml(tel)}">${escapeHtml(number)}</a>` : escapeHtml(number);
    return `<li>${escapeHtml(label)}: ${shown}${note ? ` (${escapeHtml(note)})` : ''}</li>`;
  });
  const list = [...numbers, ...lines];
  return [
    `<section><h${level}>${escapeHtml(heading)}</h${level}>`,
    ...sentences.map((text) => paragraph(text)),
    ...(list.length > 0 ? [`<ul>${list.join('')}</ul>`] : []),
    '</section>',
  ].join('');
}

function paragraph(text: string, className?: string): string {
  return `<p${className ? ` class="${className}"` : ''}>${escapeHtml(text)}</p>`;
}
