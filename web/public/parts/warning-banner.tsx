import { useEffect, useState } from 'react';
import { fill } from '../../../data/publication/words/fill.ts';
import { sayDate } from '../../../data/publication/words/phrases.ts';
import { useTexts } from '../i18n/texts.ts';
import { readWarning, type Warning } from '../state/warning.ts';

/** How often the feed is asked again while the page is seen, milliseconds. */
const everyMs = 300_000;

/** The official warning in force; nothing without a feed, and nothing once a warning has run out. */
export function WarningBanner({ feed }: { feed: string }) {
  const { words } = useTexts();
  const [warning, setWarning] = useState<Warning>();
  useEffect(() => {
    const ask = async (): Promise<void> => {
      if (document.hidden) return;
      const response = await fetch(feed, { cache: 'no-store' }).catch(() => undefined);
      const value: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined;
      setWarning(readWarning(value, new Date()));
    };
    void ask();
    const timer = setInterval(() => void ask(), everyMs);
    return () => clearInterval(timer);
  }, [feed]);
  if (!warning) return null;
  return (
    <section className={`warning warning-${warning.level ?? 'other'}`} aria-label={words.message.warning} role="alert">
      <strong>{words.message.warning}</strong>
      <p>{warning.text[words.language]}</p>
      <p>{fill(words.message.warningUntil, { date: sayDate(warning.until, words) })}</p>
    </section>
  );
}
