import type { SurveyFeature } from '../../../model/feature.ts';
import { contourLines, type Field } from '../contour-lines.ts';
import type { FeatureWriter } from '../feature-writer.ts';
import { lineLength, simplifyLine, smoothLine } from '../lines.ts';
import type { CityPlan, Terrain } from '../plan.ts';

/** Cells of the terrain joined for contours: finer ones would draw every unevenness. */
const block = 4;
/** A line is cut into records of at most so many points. */
const pointsMax = 400;

/** Contours every 2 m in the plain and every 10 m on the hills, lightly smoothed; closed ones under 250 m are left out. */
export function contourFeatures(plan: CityPlan, write: FeatureWriter): SurveyFeature[] {
  const field = thinned(plan.terrain, plan);
  let [low, high] = [Infinity, -Infinity];
  for (let k = 0; k < field.value.length; k++) {
    low = Math.min(low, field.value[k]);
    high = Math.max(high, field.value[k]);
  }
  const features: SurveyFeature[] = [];
  for (let levelM = Math.ceil(low / 2) * 2; levelM < high; levelM += levelM < 50 ? 2 : 10) {
    for (const line of contourLines(field, levelM)) {
      if (lineLength(line) < 250) continue;
      const smooth = simplifyLine(smoothLine(line, 2), 1.5);
      for (let from = 0; from + 2 < smooth.length; from += 2 * (pointsMax - 1)) {
        const piece = smooth.slice(from, from + 2 * pointsMax);
        if (piece.length < 4) break;
        features.push(
          write.feature('contourId', `T${String(features.length + 1).padStart(5, '0')}`, write.line(piece), { levelM }),
        );
      }
    }
  }
  return features;
}

/** Means of blocks of cells, with the beds of the waters filled to their surface. */
function thinned(terrain: Terrain, plan: CityPlan): Field {
  const columns = Math.floor(terrain.columns / block);
  const rows = Math.floor(terrain.rows / block);
  const value = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let j = 0; j < block; j++) {
        for (let i = 0; i < block; i++) sum += terrain.levelM[(row * block + j) * terrain.columns + column * block + i];
      }
      value[row * columns + column] = sum / (block * block);
    }
  }
  const cellM = terrain.cellM * block;
  const field = { minX: terrain.minX + cellM / 2, minY: terrain.minY + cellM / 2, cellM, columns, rows, value };
  for (const water of plan.waters) fill(field, water.polygon, water.normalLevelM);
  return field;
}

function fill(field: Field & { value: Float32Array }, polygon: readonly (readonly number[])[], levelM: number): void {
  const rows = new Map<number, number[]>();
  for (const ring of polygon) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]];
      const from = Math.max(0, Math.ceil((Math.min(y1, y2) - field.minY) / field.cellM));
      const to = Math.min(field.rows - 1, Math.ceil((Math.max(y1, y2) - field.minY) / field.cellM) - 1);
      for (let row = from; row <= to; row++) {
        const x = x1 + ((field.minY + row * field.cellM - y1) / (y2 - y1)) * (x2 - x1);
        rows.set(row, [...(rows.get(row) ?? []), x]);
      }
    }
  }
  for (const [row, xs] of rows) {
    xs.sort((a, b) => a - b);
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const left = Math.max(0, Math.ceil((xs[k] - field.minX) / field.cellM));
      const right = Math.min(field.columns - 1, Math.floor((xs[k + 1] - field.minX) / field.cellM));
      for (let column = left; column <= right; column++) {
        const at = row * field.columns + column;
        field.value[at] = Math.max(field.value[at], levelM);
      }
    }
  }
}
