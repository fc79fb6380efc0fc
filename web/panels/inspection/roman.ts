/** Class 1 … 4 as the standard writes it, in letters: many fonts, the page's own too, lack the numerals of Unicode. */
export function roman(value: number): string {
  return ['I', 'II', 'III', 'IV'][value - 1];
}
