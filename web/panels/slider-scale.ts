export interface SliderRange {
  min: number;
  max: number;
}

const places = 100;

/**
 * The values of a slider over a range, small ones as close together as large ones by their ratio: numbers a person
 * would choose (5, 12, 50, 120, 750, 1000), each once, so that every step by a key leads on.
 */
export function sliderStops({ min, max }: SliderRange): number[] {
  const stops = new Set<number>();
  for (let place = 0; place <= places; place++) {
    const value = min * (max / min) ** (place / places);
    const step = value < 20 ? 1 : value < 100 ? 5 : value < 500 ? 10 : 50;
    stops.add(Math.min(max, Math.max(min, Math.round(value / step) * step)));
  }
  return [...stops];
}

/** Place among `stops` of the one nearest to a value. */
export function nearestStop(stops: readonly number[], value: number): number {
  let nearest = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(stop - value) < Math.abs(stops[nearest] - value)) nearest = i;
  });
  return nearest;
}
