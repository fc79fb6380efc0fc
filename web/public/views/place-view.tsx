import { useMemo } from 'react';
import { answerAt } from '../../../data/publication/answer/answer-at.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { useTexts } from '../i18n/texts.ts';
import { useAnswers } from '../state/answers.ts';
import { AnswerView } from './answer-view.tsx';

/** The answer for the place a link names; a place that these data do not have is said, with the name it had. */
export function PlaceView({ id, name, onNoRoom }: { id: string; name: string; onNoRoom: () => void }) {
  const { words, own } = useTexts();
  const { publication } = useAnswers();
  const answer = useMemo(() => {
    const place = publication.places.find((one) => one.id === id);
    return place && answerAt(publication, { place });
  }, [publication, id]);
  if (answer) return <AnswerView answer={answer} onNoRoom={onNoRoom} />;
  return (
    <section className="block tone-unknown" role="alert">
      <p>{words.message.placeGone}</p>
      {name && <p>{fill(own.lookedFor, { name })}</p>}
    </section>
  );
}
