import { useEffect, useMemo, useState } from 'react';
import type { Answer } from '../../../data/publication/answer/answer.ts';
import { composeAnswer } from '../../../data/publication/words/compose-answer.ts';
import type { Section } from '../../../data/publication/words/section.ts';
import { useTexts } from '../i18n/texts.ts';
import { AnswerActions } from '../parts/answer-actions.tsx';
import { Jumps } from '../parts/jumps.tsx';
import { MapSlot } from '../parts/map-slot.tsx';
import { showRow } from '../parts/place-row.tsx';
import { SectionBlock } from '../parts/section-block.tsx';
import { keepAnswer } from '../state/last-answer.ts';
import { watchPlacesOf } from '../state/watch-places.ts';

/** Sections whose lists say what the map shows; the map stands before the first of them. */
const ofTheMap: readonly string[] = ['avoid', 'nearby'];

/** Headings that a reader is led to at once. */
const soughtFirst: readonly string[] = ['driving', 'call', 'avoid', 'nearby'];

/** What is known about a place or a position: words first, then map and list of the same places. */
export function AnswerView({ answer, note, onNoRoom }: { answer: Answer; note?: string; onNoRoom: () => void }) {
  const { words } = useTexts();
  const [active, setActive] = useState<string>();
  const sections = useMemo(() => composeAnswer(answer, words), [answer, words]);
  const items = useMemo(() => watchPlacesOf(answer), [answer]);
  const focus = useMemo(
    () => ({ at: answer.at, bbox: answer.place?.bbox, place: answer.place?.id, name: answer.place?.name }),
    [answer],
  );
  const isOutside = answer.verdict === 'outside';

  useEffect(() => {
    if (!isOutside && !keepAnswer(answer.place, sections, answer.madeOn)) onNoRoom();
  }, [answer, sections, isOutside, onNoRoom]);

  const [first, ...rest] = sections;
  const before = rest.filter(({ id }) => isUrgent(id));
  const lists = rest.filter(({ id }) => ofTheMap.includes(id));
  const after = rest.filter((section) => !before.includes(section) && !lists.includes(section));
  const block = (section: Section): React.ReactNode => (
    <SectionBlock
      key={section.id}
      section={section}
      isFolded={section.id === 'before' || section.id === 'after'}
      active={active}
      onActive={setActive}
    />
  );
  return (
    <article className="answer">
      <SectionBlock section={first} level={1} ownName={words.language === 'en' ? answer.place?.name.zh : undefined}>
        {note && <p>{note}</p>}
        <Jumps sections={rest.filter(({ id }) => soughtFirst.includes(id))} />
        <AnswerActions place={answer.place ?? answer.street ?? answer.district} />
      </SectionBlock>
      {before.map(block)}
      {!isOutside && (
        <div className="watch">
          <MapSlot
            items={items}
            active={active}
            onActive={(id, isChosen) => {
              setActive(id);
              if (id && isChosen) showRow(id);
            }}
            focus={focus}
          />
          {lists.map(block)}
        </div>
      )}
      {after.map(block)}
    </article>
  );
}

/** What a person in the rain needs, before any map. */
function isUrgent(id: Section['id']): boolean {
  return id === 'reported' || id === 'walking' || id === 'driving' || id === 'during' || id === 'call';
}
