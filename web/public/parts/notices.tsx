import type { Publication } from '../../../data/publication/publication.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { sayDate } from '../../../data/publication/words/phrases.ts';
import { useTexts } from '../i18n/texts.ts';
import type { Kept } from '../state/keep-offline.ts';
import { useOnline } from '../state/use-online.ts';
import { WarningBanner } from './warning-banner.tsx';

/** What a reader must know before any answer: an official warning, an invented city, no network, no room. */
export function Notices({ publication: { city, madeOn }, kept }: { publication: Publication; kept: Kept }) {
  const { words } = useTexts();
  const { message } = words;
  const online = useOnline();
  return (
    <div className="notices">
      {city.warningFeed && <WarningBanner feed={city.warningFeed} />}
      <div role="status">
        {!online && <p className="notice">{fill(message.offlineCopy, { date: sayDate(madeOn, words) })}</p>}
        {kept === 'storage-full' && <p className="notice">{message.storageFull}</p>}
      </div>
      {city.synthetic && <p className="notice notice-quiet">{message.synthetic}</p>}
    </div>
  );
}
