import { useEffect, useMemo, useState } from 'react';
import { answerAt } from '../../../data/publication/answer/answer-at.ts';
import { toCityCoordinates } from '../../../data/publication/answer/to-city-coordinates.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { useTexts } from '../i18n/texts.ts';
import { useAnswers } from '../state/answers.ts';
import { findPosition, type NoPosition, type Position } from '../state/position.ts';
import { AnswerView } from './answer-view.tsx';

/** The answer for where the person is. The position stays in this view: no link, no request and no memory has it. */
export function HereView({ onNoRoom }: { onNoRoom: () => void }) {
  const { words, own } = useTexts();
  const { publication } = useAnswers();
  const [position, setPosition] = useState<Position | NoPosition>();
  useEffect(() => void findPosition().then(setPosition), []);
  const answer = useMemo(() => {
    if (typeof position !== 'object') return undefined;
    const at = toCityCoordinates(publication.city, position.at);
    return answerAt(publication, { at, accuracyM: position.accuracyM });
  }, [position, publication]);
  const again = (): void => {
    setPosition(undefined);
    void findPosition().then(setPosition);
  };
  if (position === undefined) return <p role="status">{own.finding}</p>;
  if (typeof position === 'string' || !answer) {
    return (
      <div className="block tone-unknown" role="alert">
        <p>{position === 'refused' ? words.message.positionRefused : words.message.positionFailed}</p>
        <button type="button" className="button" onClick={again}>
          {own.again}
        </button>
      </div>
    );
  }
  const note = fill(own.accuracy, { n: roughly(position.accuracyM) });
  return <AnswerView {...{ answer, note, onNoRoom }} />;
}

/** Metres to one figure: a device's own guess is no better. */
function roughly(metres: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(metres, 10)));
  return Math.round(metres / step) * step;
}
