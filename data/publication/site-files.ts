import type { Text } from '../model/text.ts';

/*
 * How a published folder is laid out. `index.html`, `sw.js` and `manifest.webmanifest` are replaced by every
 * publication; `assets/*` (names with a hash of the content) and `release/<id>/*` never change. Every address in them is
 * relative: the folder may lie anywhere.
 *
 *     index.html  sw.js  manifest.webmanifest  assets/*
 *     release/<id>/publication.json  public.pmtiles  list.zh.html  list.en.html
 */

export const publicationFile = 'publication.json';
export const tilesFile = 'public.pmtiles';

/** Folder of a release, as an address from the page. */
export function releaseFolder(release: string): string {
  return `release/${release}`;
}

/** The page without JavaScript: every place with its answer, in a language. */
export function listFile(language: keyof Text): string {
  return `list.${language}.html`;
}

/** What the page's template leaves open: `{{release}}`, `{{titleZh}}`, `{{titleEn}}` in index.html, sw.js and the manifest. */
export interface TemplateValues {
  release: string;
  titleZh: string;
  titleEn: string;
}

/** Fills `{{name}}`. Values are escaped for HTML and quotes. Throws for a placeholder that there is no value for. */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    if (!Object.hasOwn(values, name)) {
      throw new Error(`the template has ${placeholder}; known are ${Object.keys(values).join(', ')}`);
    }
    return escapeHtml(values[name as keyof TemplateValues]);
  });
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it stands in HTML, also inside quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter]);
}
