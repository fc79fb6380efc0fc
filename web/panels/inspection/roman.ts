/** Class 1 … 4 as the standard writes it. */
export function roman(value: number): string {
  return ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'][value - 1];
}
