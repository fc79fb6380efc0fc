import type { Section } from '../../../data/publication/words/section.ts';

/** Ways to what people look for first in a long answer, by the headings it has. */
export function Jumps({ sections }: { sections: readonly Section[] }) {
  const jump = (id: string): void => {
    const heading = document.getElementById(`heading-${id}`);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return (
    <ul className="jumps">
      {sections.map(({ id, heading }) => (
        <li key={id}>
          <button type="button" onClick={() => jump(id)}>
            {heading}
          </button>
        </li>
      ))}
    </ul>
  );
}
