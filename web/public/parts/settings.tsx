import { useId } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { setPreferences, usePreferences, type Preferences } from '../state/preferences.ts';

/** How the page reads: type size, light or dark, contrast. */
export function Settings() {
  const { own } = useTexts();
  const t = own.settings;
  return (
    <details className="settings">
      <summary>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 19 8.5 5h1L15 19M5 14.5h8M15.5 19l3-8h.6l3 8M16.7 16.3h4.6" />
        </svg>
        <span>{t.title}</span>
      </summary>
      <div className="settings-body">
        <Choice name="size" title={t.size} texts={t.sizes} />
        <Choice name="scheme" title={t.scheme} texts={t.schemes} />
        <Choice name="contrast" title={t.contrast} texts={t.contrasts} />
      </div>
    </details>
  );
}

function Choice<Name extends 'size' | 'scheme' | 'contrast'>({
  name,
  title,
  texts,
}: {
  name: Name;
  title: string;
  texts: Record<Preferences[Name], string>;
}) {
  const chosen = usePreferences()[name];
  const group = useId();
  return (
    <fieldset>
      <legend>{title}</legend>
      {(Object.entries(texts) as [Preferences[Name], string][]).map(([value, text]) => (
        <label key={value}>
          <input
            type="radio"
            name={group}
            checked={value === chosen}
            onChange={() => setPreferences({ [name]: value })}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
