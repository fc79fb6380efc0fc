/** Keys and versions come from survey files: any character, but not a novel. */
const keyMaxChars = 200;

/** Adds a value to a link under a name; null adds nothing. */
export type Put = (name: string, value: string | null) => void;
/** Value of a link under a name, null where it has none. */
export type Get = (name: string) => string | null;

export function oneOf<T extends string>(known: readonly T[], text: string | null): T | undefined {
  return known.find((value) => value === text);
}

/** Only plain decimal numbers: `0x10`, `1e3`, blanks and `Infinity` are not what this page writes. */
export function numberWithin(text: string | null, min: number, max: number): number | undefined {
  if (text === null || !/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return undefined;
  const value = Number(text);
  // Adding zero turns -0 into 0.
  return value >= min && value <= max ? value + 0 : undefined;
}

export function shortText(text: string | null | undefined): string | undefined {
  return text !== null && text !== undefined && text !== '' && text.length <= keyMaxChars ? text : undefined;
}

/** Escapes what would end the value; letters that read well in a link stay. */
export function escape(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/%(3A|2C|2F|40)/g, (code) => decodeURIComponent(code));
}

/** Half a pair of surrogates is no text. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
