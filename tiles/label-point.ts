/** A square of the search: centre, half its side, distance of the centre inside the polygon, best possible in it. */
interface Cell {
  x: number;
  y: number;
  half: number;
  distance: number;
  possible: number;
}

/**
 * Pole of inaccessibility: the place inside a polygon that is farthest from its outline, to within 1 % of the polygon's
 * smaller extent; by quartering squares, the most promising first. Rings are flat lists without the closing point, the
 * outer one first. Undefined for a polygon without area.
 */
export function labelPoint(rings: readonly ArrayLike<number>[]): [number, number] | undefined {
  const outer = rings[0];
  if (!outer) return undefined;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < outer.length; i += 2) {
    minX = Math.min(minX, outer[i]);
    maxX = Math.max(maxX, outer[i]);
    minY = Math.min(minY, outer[i + 1]);
    maxY = Math.max(maxY, outer[i + 1]);
  }
  const side = Math.min(maxX - minX, maxY - minY);
  if (!(side > 0)) return undefined;
  const cell = (x: number, y: number, half: number): Cell => {
    const distance = distanceInside(x, y, rings);
    return { x, y, half, distance, possible: distance + half * Math.SQRT2 };
  };
  const queue: Cell[] = [];
  for (let x = minX; x < maxX; x += side) {
    for (let y = minY; y < maxY; y += side) push(queue, cell(x + side / 2, y + side / 2, side / 2));
  }
  let best = cell((minX + maxX) / 2, (minY + maxY) / 2, 0);
  for (let next = pop(queue); next; next = pop(queue)) {
    if (next.distance > best.distance) best = next;
    if (next.possible - best.distance <= side * 0.01) break;
    const half = next.half / 2;
    for (const dx of [-half, half]) for (const dy of [-half, half]) push(queue, cell(next.x + dx, next.y + dy, half));
  }
  return best.distance > 0 ? [best.x, best.y] : undefined;
}

/** Distance of a place to the outline, negative outside. */
function distanceInside(x: number, y: number, rings: readonly ArrayLike<number>[]): number {
  let inside = false;
  let squared = Infinity;
  for (const ring of rings) {
    const n = ring.length;
    for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
      const ax = ring[i];
      const ay = ring[i + 1];
      const dx = ring[j] - ax;
      const dy = ring[j + 1] - ay;
      if (ay > y !== ay + dy > y && x < (dx * (y - ay)) / dy + ax) inside = !inside;
      const lengthSquared = dx * dx + dy * dy;
      const t = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / lengthSquared));
      const ex = x - ax - t * dx;
      const ey = y - ay - t * dy;
      squared = Math.min(squared, ex * ex + ey * ey);
    }
  }
  return inside ? Math.sqrt(squared) : -Math.sqrt(squared);
}

/** Binary heap, the cell with the most possible distance on top. */
function push(heap: Cell[], cell: Cell): void {
  let at = heap.length;
  heap.push(cell);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent].possible >= cell.possible) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = cell;
}

function pop(heap: Cell[]): Cell | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (!top || !last || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1].possible > heap[child].possible) child++;
    if (heap[child].possible <= last.possible) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return top;
}
