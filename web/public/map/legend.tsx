import { useTexts } from '../i18n/texts.ts';
import type { SignId } from '../parts/signs.ts';
import { SignMark } from '../parts/sign-mark.tsx';
import { useAnswers } from '../state/answers.ts';
import type { WatchPlace } from '../state/watch-places.ts';

const order: SignId[] = ['red', 'orange', 'yellow', 'blue', 'unknown', 'underpass', 'underground'];

/** What the signs and patterns on the map mean; only those that can be on it. */
export function Legend({ items, hasFocus }: { items: readonly WatchPlace[]; hasFocus: boolean }) {
  const { words, own } = useTexts();
  const { publication } = useAnswers();
  const { grid, rules, zones } = publication;
  const { level, page } = words;
  const said: Record<SignId, string> = {
    ...level,
    unknown: words.levelNone,
    underpass: words.kind.underpass,
    underground: words.kind.underground,
  };
  const isHatched = grid.cells.some(({ surveyedShare }) => (surveyedShare ?? 1) < rules.surveyedFrom);
  const levels = new Set(zones.map(({ riskLevel }) => riskLevel));
  return (
    <div className="legend">
      <h3>{page.legend}</h3>
      <ul>
        {hasFocus && (
          <li>
            <span className="asked-dot" aria-hidden="true" /> {own.asked}
          </li>
        )}
        {order
          .filter((id) => items.some(({ sign }) => sign === id))
          .map((id) => (
            <li key={id}>
              <SignMark sign={id} /> {said[id]}
            </li>
          ))}
        {(['red', 'orange', 'yellow', 'blue'] as const)
          .filter((id) => levels.has(id))
          .map((id) => (
            <li key={`zone-${id}`}>
              <span className={`swatch swatch-${id}`} aria-hidden="true" /> {words.heading.zone}: {level[id]}
            </li>
          ))}
        {isHatched && (
          <li>
            <span className="swatch swatch-hatch" aria-hidden="true" /> {page.notSurveyed}
          </li>
        )}
      </ul>
      <p>{own.noRoute}</p>
    </div>
  );
}
