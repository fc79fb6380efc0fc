export interface SliderRange {
  min: number;
  max: number;
}

/** Place 0..100 of a value on a logarithmic slider. */
export function toSlider(value: number, { min, max }: SliderRange): number {
  const clamped = Math.min(max, Math.max(min, value));
  return Math.round((Math.log(clamped / min) / Math.log(max / min)) * 100);
}

/** Value at a place 0..100, rounded to a number a person would choose: 5, 12, 50, 120, 750, 1000. */
export function fromSlider(place: number, { min, max }: SliderRange): number {
  const value = min * (max / min) ** (place / 100);
  const step = value < 20 ? 1 : value < 100 ? 5 : value < 500 ? 10 : 50;
  return Math.min(max, Math.max(min, Math.round(value / step) * step));
}
