/** 0 for x, 1 for y: which coordinate of a flat `[x, y, x, y …]` list is meant. */
export type Axis = 0 | 1;

/**
 * Parts of a line that lie in the closed band `low … high` of one axis, in order along the line; empty when it stays
 * outside. Coordinates are flat lists `[x, y, x, y …]`. Cut points have the band's edge exactly. A part that only
 * touches the band in a point is left out.
 */
export function clipLineToBand(line: ArrayLike<number>, axis: Axis, low: number, high: number): number[][] {
  const parts: number[][] = [];
  let part: number[] = [];
  const end = (): void => {
    if (part.length >= 4) parts.push(part);
    part = [];
  };
  for (let i = 0; i + 3 < line.length; i += 2) {
    const a = line[i + axis];
    const b = line[i + 2 + axis];
    if ((a < low && b < low) || (a > high && b > high)) {
      end();
      continue;
    }
    if (part.length === 0) push(part, line, i, axis, a < low ? low : a > high ? high : a);
    const leaves = b < low || b > high;
    push(part, line, i, axis, b < low ? low : b > high ? high : b, true);
    if (leaves) end();
  }
  end();
  return parts.filter((points) => !isOnePoint(points));
}

/** Adds the point of segment i whose `axis` coordinate is `at`: an end of the segment, or a cut. */
function push(part: number[], line: ArrayLike<number>, i: number, axis: Axis, at: number, fromEnd = false): void {
  const a = line[i + axis];
  const b = line[i + 2 + axis];
  const other = 1 - axis;
  const whole = fromEnd ? i + 2 : i;
  let across = line[whole + other];
  if (at !== line[whole + axis])
    across = line[i + other] + ((line[i + 2 + other] - line[i + other]) * (at - a)) / (b - a);
  if (axis === 0) part.push(at, across);
  else part.push(across, at);
}

function isOnePoint(points: number[]): boolean {
  for (let i = 2; i < points.length; i += 2) {
    if (points[i] !== points[0] || points[i + 1] !== points[1]) return false;
  }
  return true;
}
