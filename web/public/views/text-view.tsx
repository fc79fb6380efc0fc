import { composeAbout, composeAccessibility } from '../../../data/publication/words/compose-about.ts';
import { composeCalls } from '../../../data/publication/words/compose-calls.ts';
import { useTexts } from '../i18n/texts.ts';
import { SectionBlock } from '../parts/section-block.tsx';
import { useAnswers } from '../state/answers.ts';

/** About these data: sources, dates, limits, licence. */
export function AboutView() {
  const { words } = useTexts();
  const sections = composeAbout(useAnswers().publication, words);
  return (
    <article className="answer">
      {sections.map((section, i) => (
        <SectionBlock key={section.id} section={section} level={i === 0 ? 1 : 2} />
      ))}
    </article>
  );
}

/** The accessibility statement, and whom to tell where it is not true. */
export function AccessibilityView() {
  const { words } = useTexts();
  const { city } = useAnswers().publication;
  return (
    <article className="answer">
      <SectionBlock section={composeAccessibility(words)} level={1} />
      <SectionBlock section={composeCalls({ city, reported: null, place: null }, words)} />
    </article>
  );
}
