/**
 * A choice kept in this browser, or undefined. Storage may be forbidden (private windows, embedded pages):
 * then nothing is kept and nothing fails.
 */
export function loadChoice(name: string): string | undefined {
  try {
    return localStorage.getItem(`drainatlas.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice in this browser where that is allowed. */
export function storeChoice(name: string, value: string): void {
  try {
    localStorage.setItem(`drainatlas.${name}`, value);
  } catch {
    // A browser that forbids storage asks again next time; the page works all the same.
  }
}
