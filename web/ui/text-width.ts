/** Widths of letters in em, generous: labels placed by it never touch, whatever sans serif the device has. */
const wide = 1.02;
const capital = 0.7;
const digit = 0.6;
const other = 0.56;

/** Width a text takes in a sans serif of `sizePx`, px. An estimate that needs no screen, so that layouts can be tested. */
export function textWidth(text: string, sizePx: number): number {
  let em = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x2e80) em += wide;
    else if (letter >= '0' && letter <= '9') em += digit;
    else em += (letter >= 'A' && letter <= 'Z') || '→−—‰%'.includes(letter) ? capital : other;
  }
  return em * sizePx;
}
