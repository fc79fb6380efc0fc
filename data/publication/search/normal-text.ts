/** A Han character, the rarer ones of the first extension included. */
const han = /[㐀-䶿一-鿿]/;

export const isHan = (letter: string): boolean => han.test(letter);

/**
 * A text for comparing: narrow, small letters without tones or accents, ü as v (lü, lv, lu: and lǜ are one), Han
 * characters and digits kept, everything else one space.
 */
export function normalText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/u(\u0308|:)/g, 'v')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9㐀-䶿一-鿿]+/g, ' ')
    .trim();
}

/**
 * Letters that many people do not tell apart made one: zh z, ch c, sh s; n l; ang an, eng en, ing in; ü u. Of a query
 * and a name alike, so that boundaries of syllables need not be known.
 */
export function foldedText(text: string): string {
  return text
    .replace(/([zcs])h/g, '$1')
    .replace(/ng/g, 'n')
    .replace(/l/g, 'n')
    .replace(/v/g, 'u');
}
