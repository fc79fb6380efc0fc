import type { Publication } from '../../../data/publication/publication.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { sayDate } from '../../../data/publication/words/phrases.ts';
import { useTexts } from '../i18n/texts.ts';
import type { Kept } from '../state/keep-offline.ts';
import { routeLink } from '../state/route.ts';

/** At the end of every view: as of when, that nothing here is live, and the pages about the page. */
export function Foot({ publication: { asOf, madeOn, city }, kept }: { publication: Publication; kept: Kept }) {
  const { words, own } = useTexts();
  const { page, sure } = words;
  return (
    <footer className="foot">
      <p>
        {asOf && fill(sure.asOf, { date: sayDate(asOf, words) })} {fill(sure.madeOn, { date: sayDate(madeOn, words) })}{' '}
        {sure.notLive}
      </p>
      {kept === 'kept' && <p>{page.install}</p>}
      {city.mapApproval && <p>{fill(own.approval, { number: city.mapApproval })}</p>}
      <ul>
        <li>
          <a href={routeLink({ view: 'list' })}>{page.listTitle}</a>
        </li>
        <li>
          <a href={routeLink({ view: 'avoid' })}>{words.heading.avoid}</a>
        </li>
        <li>
          <a href={routeLink({ view: 'about' })}>{page.about}</a>
        </li>
        <li>
          <a href={routeLink({ view: 'accessibility' })}>{page.accessibility}</a>
        </li>
      </ul>
    </footer>
  );
}
