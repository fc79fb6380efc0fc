import { arrange, type Arrangement } from './arrangement.ts';
import { contourLines } from './contour-lines.ts';
import type { Land } from './land.ts';
import { inPolygon, lineLength, simplifyLine, smoothLine } from './lines.ts';
import { gradientNoise } from './noise.ts';
import type { RoadClass, Water } from './plan.ts';
import { randomStream } from './random.ts';
import type { RawNetwork } from './road-network.ts';
import { SegmentGraph } from './segment-graph.ts';

/** What divides the land: streets, banks, the middle of the river, the city boundary and the edges of woods. */
export type Divider = 'road' | 'bank' | 'river middle' | 'boundary' | 'wood' | 'town line';

/** The city cut into faces by all its lines. Lines 0 … edges − 1 are the road edges, later ones say what they are. */
export interface DividedLand {
  arrangement: Arrangement;
  dividerOf(segment: number): Divider;
  /** Index of the road edge a segment belongs to, −1 for other lines. */
  roadOf(segment: number): number;
  /** Closed outlines of woods. */
  woods: number[][];
}

/** Overlays streets, banks, woods and boundaries once and returns the faces they cut, metres of the working CRS. */
export function divideLand(network: RawNetwork, land: Land): DividedLand {
  const { shape, waters } = land;
  const graph = new SegmentGraph(shape.extent);
  const vertexOf: number[] = [];
  for (let i = 0; i < network.nodes.length; i += 2)
    vertexOf.push(graph.addVertex(network.nodes[i], network.nodes[i + 1]));
  for (const [index, edge] of network.edges.entries()) {
    graph.lines.push({ roadClass: edge.roadClass, origin: 'road', loop: false });
    if (edge.level !== 0) continue;
    let before = vertexOf[edge.from];
    for (let i = 2; i + 2 < edge.points.length; i += 2) {
      const v = graph.addVertex(edge.points[i], edge.points[i + 1]);
      graph.addSegment(before, v, index);
      before = v;
    }
    graph.addSegment(before, vertexOf[edge.to], index);
  }
  const lay = (line: readonly number[], divider: Divider, closed: boolean): void => {
    const id = graph.lines.length;
    graph.lines.push({ roadClass: 'local' satisfies RoadClass, origin: divider, loop: closed });
    layLine(graph, line, id, closed);
  };
  for (const [index, edge] of network.edges.entries()) {
    if (edge.level !== 0) layBetween(graph, edge.points, index, vertexOf[edge.from], vertexOf[edge.to]);
  }
  lay(shape.outline, 'boundary', true);
  for (const water of waters) for (const ring of water.polygon) lay(ring, 'bank', true);
  const woods = woodOutlines(land);
  for (const ring of woods) lay(ring, 'wood', true);
  for (const line of townLines(land)) lay(line, 'town line', false);
  lay(simplifyLine(waters[0].centreline, 3), 'river middle', false);
  const roads = network.edges.length;
  return {
    arrangement: arrange(graph),
    dividerOf: (s) => graph.lines[graph.line[s]].origin as Divider,
    roadOf: (s) => (graph.line[s] < roads ? graph.line[s] : -1),
    woods,
  };
}

/** Lays a line exactly where it is, splitting whatever it crosses. */
function layLine(graph: SegmentGraph, line: readonly number[], id: number, closed: boolean): void {
  const first = graph.addVertex(line[0], line[1]);
  let vertex = first;
  for (let i = 2; i < line.length; i += 2) {
    const last = i === line.length - 2;
    const target = last && closed ? first : undefined;
    vertex = step(graph, vertex, line[i], line[i + 1], id, target);
  }
}

function layBetween(graph: SegmentGraph, line: readonly number[], id: number, from: number, to: number): void {
  let vertex = from;
  for (let i = 2; i < line.length; i += 2) {
    vertex = step(graph, vertex, line[i], line[i + 1], id, i === line.length - 2 ? to : undefined);
  }
}

function step(
  graph: SegmentGraph,
  start: number,
  x: number,
  y: number,
  id: number,
  target: number | undefined,
): number {
  let vertex = start;
  for (let k = 0; k < 60; k++) {
    const hit = graph.firstHit(graph.x[vertex], graph.y[vertex], x, y, vertex);
    if (!hit) break;
    const next = graph.splitAt(hit.segment, hit.x, hit.y, 0.004);
    if (next === vertex || next === target) break;
    graph.addSegment(vertex, next, id);
    vertex = next;
  }
  const end = target ?? graph.addVertex(x, y);
  graph.addSegment(vertex, end, id);
  return end;
}

/** Ditches and ridges along which the towns at the rim border each other, from the outer roads to the boundary. */
function townLines(land: Land): number[][] {
  const { shape } = land;
  const random = randomStream(shape.seed, 'town-lines');
  const count = Math.max(8, Math.round(22 * Math.min(2, shape.scale)));
  const wander = gradientNoise(shape.seed, 'town lines', 700);
  const { outline, centreX, centreY } = shape;
  const open = (x: number, y: number): boolean => {
    const kind = land.characterAt(x, y);
    return kind === undefined || kind === 'rural' || kind === 'park';
  };
  return Array.from({ length: count }, (_, k) => {
    const at = 2 * Math.floor(((k + 0.3 + 0.4 * random()) / count) * (outline.length / 2 - 1));
    const dx = outline[at] - centreX;
    const dy = outline[at + 1] - centreY;
    let line: number[] = [];
    for (let share = 0.62; share < 1.06; share += 0.006) {
      const sway = 0.03 * Math.min(1, (share - 0.62) * 8) * wander(centreX + share * dx, centreY + share * dy);
      const [x, y] = [centreX + share * dx - sway * dy, centreY + share * dy + sway * dx];
      // Through the city they would cut blocks: only the last stretch of open country counts.
      if (open(x, y)) line.push(x, y);
      else line = [];
    }
    return line;
  }).filter((line) => line.length >= 4);
}

/** Closed outlines of forest on the hills and of small woods in the fields, kept out of the city. */
function woodOutlines(land: Land): number[][] {
  const { shape } = land;
  const { extent } = shape;
  const cellM = 50 * Math.min(1, Math.max(0.4, shape.scale));
  const columns = Math.ceil((extent.maxX - extent.minX) / cellM) + 1;
  const rows = Math.ceil((extent.maxY - extent.minY) / cellM) + 1;
  const large = gradientNoise(shape.seed, 'woods', 620);
  const small = gradientNoise(shape.seed, 'woods small', 210);
  const value = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = extent.minX + column * cellM;
      const y = extent.minY + row * cellM;
      const kind = land.characterAt(x, y);
      const border = row === 0 || column === 0 || row === rows - 1 || column === columns - 1;
      if (border || (kind !== undefined && kind !== 'rural' && kind !== 'park')) value[row * columns + column] = -0.4;
      else {
        const shift = 0.22 * small(x, y);
        value[row * columns + column] = Math.max(3 * (land.hill(x, y) - 0.2) + shift, large(x, y) + shift - 0.52);
      }
    }
  }
  const field = { minX: extent.minX, minY: extent.minY, cellM, columns, rows, value };
  const wet = (line: readonly number[]): boolean => land.waters.some((w) => touches(w, line));
  return contourLines(field, 0)
    .filter((line) => line[0] === line.at(-2) && line[1] === line.at(-1) && lineLength(line) > 260)
    .map((line) => smoothRing(line))
    .filter((line) => !wet(line));
}

function smoothRing(ring: readonly number[]): number[] {
  // Turned by half so that the seam is smoothed too.
  const open = ring.slice(0, -2);
  const half = 2 * Math.floor(open.length / 4);
  const first = smoothLine([...open.slice(half), ...open.slice(0, half), open[half], open[half + 1]], 2).slice(0, -2);
  const second = smoothLine(
    [...first.slice(-half), ...first.slice(0, -half), first[first.length - half], first[first.length - half + 1]],
    2,
  );
  return simplifyLine(second, 1.2);
}

function touches(water: Water, line: readonly number[]): boolean {
  if (water.type === 'river' || water.type === 'canal') return false;
  const [x, y] = water.polygon[0];
  return inPolygon([line], x, y);
}
