import type { PlaceKind } from '../../../data/publication/publication.ts';
import { composeCalls } from '../../../data/publication/words/compose-calls.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { sayDate } from '../../../data/publication/words/phrases.ts';
import { line, section } from '../../../data/publication/words/section.ts';
import { useTexts } from '../i18n/texts.ts';
import { SectionBlock } from '../parts/section-block.tsx';
import { useAnswers } from '../state/answers.ts';
import { readLastAnswer } from '../state/last-answer.ts';
import { routeLink } from '../state/route.ts';

const toAvoid: readonly PlaceKind[] = ['underpass', 'underground'];

/** Under the search box at the start: the ways on for whoever has no name to type. */
export function StartView() {
  const { words, own } = useTexts();
  const { publication } = useAnswers();
  const last = readLastAnswer();
  const known = last?.place && publication.places.find(({ id }) => id === last.place?.id);
  const count = (of: PlaceKind): string =>
    fill(words.page.listCount, { n: publication.places.filter(({ kind }) => kind === of).length });
  return (
    <>
      <nav className="start" aria-label={own.home}>
        {known && (
          <a className="way" href={routeLink({ view: 'place', id: known.id, name: known.name.zh })}>
            {fill(own.last, { name: known.name[words.language], date: sayDate(last.seenOn, words) })}
          </a>
        )}
        <a className="way" href={routeLink({ view: 'list' })}>
          {words.page.listTitle} <span className="count">{count('flood_point')}</span>
        </a>
        <a className="way" href={routeLink({ view: 'avoid' })}>
          {words.heading.avoid}
          <span className="count">{toAvoid.map((kind) => `${words.kind[kind]} ${count(kind)}`).join(' · ')}</span>
        </a>
      </nav>
      <div className="answer">
        <SectionBlock
          section={section('during', words.heading.during, [], { tone: 'care', items: words.during.map(line) })}
        />
        <SectionBlock section={composeCalls({ city: publication.city, reported: null, place: null }, words)} />
      </div>
    </>
  );
}
