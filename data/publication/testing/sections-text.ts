import type { Section } from '../words/section.ts';

/** Sections as plain text: headings, sentences and lists on lines of their own. */
export function sectionsText(sections: readonly Section[]): string {
  return sections
    .map(({ heading, sentences, items, calls }) =>
      [
        heading,
        ...sentences,
        ...items.map(({ title, text }) => `- ${[title, text].filter(Boolean).join(': ')}`),
        ...calls.map(({ label, number, note }) => `- ${label}: ${number}${note ? ` (${note})` : ''}`),
      ].join('\n'),
    )
    .join('\n\n');
}
