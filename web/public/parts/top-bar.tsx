import { fill } from '../../../data/publication/words/fill.ts';
import type { Publication } from '../../../data/publication/publication.ts';
import { useTexts } from '../i18n/texts.ts';
import { setPreferences } from '../state/preferences.ts';
import { Settings } from './settings.tsx';

/** Whose page this is, how it reads, and the other language. */
export function TopBar({ publication }: { publication: Publication | undefined }) {
  const { words, own } = useTexts();
  const { language, page } = words;
  return (
    <header className="top">
      <a className="skip" href="#main" onClick={focusMain}>
        {page.skip}
      </a>
      <a className="brand" href="#/">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 2c3.6 4.4 6.6 7.3 6.6 11.2a6.6 6.6 0 0 1-13.2 0C5.4 9.3 8.4 6.4 12 2Z" />
          <path className="brand-wave" d="M7.5 13.6q2.2-2 4.5 0t4.5 0" />
        </svg>
        {publication ? fill(page.title, { city: publication.city.title[language] }) : own.home}
      </a>
      <Settings />
      <button
        type="button"
        className="language"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setPreferences({ language: language === 'zh' ? 'en' : 'zh' })}
      >
        {page.otherLanguage}
      </button>
    </header>
  );
}

/** The link after `#` says which place is shown; a jump must not change it. */
function focusMain(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
