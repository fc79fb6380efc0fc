import type { CityPlan } from '../plan.ts';
import { createGrid, paintPolygon, valueAt, type Grid } from './grid.ts';

/** The street (街道) that nobody surveyed. */
export interface Unsurveyed {
  /** 1 where its land is, cells of 10 m. */
  land: Grid;
  /** Whether a pipe there is missing from the survey; mains in streets on the border were surveyed by the neighbour. */
  hides(x: number, y: number): boolean;
}

/** Land of the plan's unsurveyed street on a 10 m raster; hides nothing when the plan has no such street. */
export function markUnsurveyed(plan: CityPlan): Unsurveyed {
  const land = createGrid(plan.extent, 10);
  const street = plan.streets.find((s) => s.id === plan.unsurveyedStreetId);
  if (street) paintPolygon(land, street.polygon, 1);
  const marginM = 28;
  const around = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => [
    marginM * Math.cos((k * Math.PI) / 4),
    marginM * Math.sin((k * Math.PI) / 4),
  ]);
  return {
    land,
    hides: (x, y) => valueAt(land, x, y) === 1 && around.every(([dx, dy]) => valueAt(land, x + dx, y + dy) === 1),
  };
}
