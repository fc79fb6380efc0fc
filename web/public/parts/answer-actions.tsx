import { useState } from 'react';
import type { Place } from '../../../data/publication/publication.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { sayDate } from '../../../data/publication/words/phrases.ts';
import { useTexts } from '../i18n/texts.ts';
import { routeLink } from '../state/route.ts';

/** Share and print one answer. What is shared is the link of a place: never the person's position. */
export function AnswerActions({ place }: { place: Place | null }) {
  const { words, own } = useTexts();
  const [said, setSaid] = useState('');
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const link = place
    ? location.href.replace(/#.*$/, '') + routeLink({ view: 'place', id: place.id, name: place.name.zh })
    : '';
  const share = async (): Promise<void> => {
    const title = place?.name[words.language];
    try {
      if (navigator.share && matchMedia('(pointer: coarse)').matches) await navigator.share({ title, url: link });
      else {
        await navigator.clipboard.writeText(link);
        setSaid(words.page.copied);
      }
    } catch (error) {
      // Closing the sheet of the device is no failure.
      if ((error as Error).name !== 'AbortError') setSaid(own.shareFailed);
    }
  };
  return (
    <>
      <div className="actions">
        {place && (
          <button type="button" className="button" onClick={() => void share()} title={words.page.shareNote}>
            {words.page.share}
          </button>
        )}
        <button type="button" className="button" onClick={() => print()}>
          {words.page.print}
        </button>
        <span role="status">{said}</span>
      </div>
      <p className="only-print">{fill(own.printed, { date: sayDate(today, words), link })}</p>
    </>
  );
}
