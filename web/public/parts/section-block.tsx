import { useState } from 'react';
import type { Call, Section } from '../../../data/publication/words/section.ts';
import { PlaceRow, type Active } from './place-row.tsx';

interface Props extends Partial<Active> {
  section: Section;
  /** The heading's level; the first section of a page is its title. */
  level?: 1 | 2;
  /** The name on the signs of the street, under a title in another language. */
  ownName?: string | undefined;
  /** Only the heading is shown until it is touched; a print shows all. */
  isFolded?: boolean;
  children?: React.ReactNode;
}

/** A part of what is said: heading, sentences, list, numbers to call. */
export function SectionBlock({
  section,
  level = 2,
  ownName,
  isFolded = false,
  active,
  onActive = () => undefined,
  children,
}: Props) {
  const { id, tone, heading, sentences, items, calls } = section;
  const Heading = level === 1 ? 'h1' : 'h2';
  const [isOpen, setOpen] = useState(!isFolded);
  return (
    <section
      className={`block tone-${tone}${isOpen ? '' : ' is-folded'}`}
      data-section={id}
      aria-labelledby={`heading-${id}`}
    >
      <Heading tabIndex={-1} id={`heading-${id}`}>
        {isFolded ? (
          <button type="button" className="fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {heading}
          </button>
        ) : (
          heading
        )}
      </Heading>
      {ownName && ownName !== heading && (
        <p className="own-name" lang="zh-CN">
          {ownName}
        </p>
      )}
      {sentences.map((sentence, i) => (
        <p key={sentence} className={level === 1 && i === 0 ? 'verdict' : undefined}>
          {sentence}
        </p>
      ))}
      {children}
      {items.length > 0 && (
        <ul className={items[0].place ? 'rows' : 'bullets'}>
          {items.map(({ title, text, place }) =>
            place ? (
              <PlaceRow key={place.id} {...{ place, text, active, onActive }} />
            ) : (
              <li key={text}>{title ? `${title} ${text}` : text}</li>
            ),
          )}
        </ul>
      )}
      {calls.length > 0 && (
        <ul className="calls">
          {calls.map((call) => (
            <CallRow key={call.label + call.number} call={call} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** A number: dialled by a touch, unless it must not be dialled. */
function CallRow({ call: { label, number, tel, note } }: { call: Call }) {
  return (
    <li>
      {tel ? (
        <a className="call" href={`tel:${tel}`}>
          <span>{label}</span> <b>{number}</b>
        </a>
      ) : (
        <span className="call call-off">
          <span>{label}</span> <b>{number}</b> {note && <em>{note}</em>}
        </span>
      )}
    </li>
  );
}
