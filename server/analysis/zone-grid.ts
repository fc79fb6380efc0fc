import Flatbush from 'flatbush';
import { PolygonEdges } from '../../data/geo/polygon-edges.ts';
import type { Ring } from '../../data/geo/polygon-ring.ts';
import { Cuts } from './cuts.ts';
import { EdgeCells, type Box } from './edge-cells.ts';

/** A piece this far to either side says which zones it is in; along an edge the two sides differ. */
const sideM = 1e-6;
const none: readonly number[] = [];

/** What is known of a square that edges run through. */
interface Edged {
  /** Zones that hold all of it. */
  holds: readonly number[];
  /** Zones with an edge in it. */
  near: readonly number[];
  /** Of those, the ones that hold its centre. */
  atCentre: readonly number[];
}

/**
 * Tells which of several polygons (zones, by their place in the list) hold a place or a piece of a line. Squares are
 * laid over the zones: one that no edge touches has a single answer for all of it, so that only what lies along the
 * edges is computed.
 */
export class ZoneGrid {
  private readonly cells: EdgeCells;
  private readonly zones: readonly PolygonEdges[];
  private readonly bounds: Flatbush | undefined;
  /** Zone of each edge. */
  private readonly zoneOfEdge: Int32Array;
  /** Per square without edges: its place in `sets`; −1 where edges are, or where nobody has looked yet. */
  private readonly setOf: Int32Array;
  private readonly sets: (readonly number[])[] = [none];
  private readonly setByName = new Map<string, number>([['', 0]]);
  /** Each zone as a list of its own. */
  private readonly alone: readonly (readonly number[])[];
  private readonly edged = new Map<number, Edged>();
  private readonly cuts = new Cuts();

  /** `squares` is how many to lay about; more make many questions quicker, and the building slower. */
  constructor(zones: readonly (readonly Ring[])[], squares: number) {
    this.zones = zones.map((rings) => new PolygonEdges(rings));
    const count = this.zones.reduce((sum, zone) => sum + zone.count, 0);
    const edges = new Float64Array(4 * count);
    this.zoneOfEdge = new Int32Array(count);
    const index = zones.length === 0 ? undefined : new Flatbush(zones.length);
    let at = 0;
    this.zones.forEach((zone, i) => {
      edges.set(zone.edges, 4 * at);
      this.zoneOfEdge.fill(i, at, at + zone.count);
      at += zone.count;
      index?.add(...boxOf(zone.edges));
    });
    index?.finish();
    this.bounds = index;
    this.alone = zones.map((_, zone) => [zone]);
    this.cells = new EdgeCells(edges, squares, 2 * sideM);
    this.setOf = new Int32Array(this.cells.count).fill(-1);
  }

  /** Zones that hold the place, ascending; on an edge either answer may come. */
  zonesAt(x: number, y: number): readonly number[] {
    const cell = this.cells.at(x, y);
    return cell < 0 ? none : this.zonesIn(cell, x, y);
  }

  /** Number of zones. */
  get size(): number {
    return this.zones.length;
  }

  /** A box that holds all zones. */
  get box(): Box {
    return this.cells.bounds;
  }

  /** Area of each zone, m². */
  areas(): Float64Array {
    return Float64Array.from(this.zones, ({ edges }) => {
      let twice = 0;
      const [ox = 0, oy = 0] = edges;
      for (let e = 0; e < edges.length; e += 4) {
        twice += (edges[e] - ox) * (edges[e + 3] - oy) - (edges[e + 2] - ox) * (edges[e + 1] - oy);
      }
      return twice / 2;
    });
  }

  /** Visits the edges near a box, each once, in the direction of its ring. */
  eachEdgeNear(box: Box, visit: (zone: number, x0: number, y0: number, x1: number, y1: number) => void): void {
    const { edges } = this.cells;
    this.cells.eachEdgeNear(box, (edge) => {
      const e = 4 * edge;
      visit(this.zoneOfEdge[edge], edges[e], edges[e + 1], edges[e + 2], edges[e + 3]);
    });
  }

  /** Whether no edge of any zone touches the box: all of it is then in the same zones. */
  isPlain(minX: number, minY: number, maxX: number, maxY: number): boolean {
    return this.cells.isPlain(minX, minY, maxX, maxY);
  }

  /**
   * Visits the pieces of a segment with the zones that hold them and their share of its length; pieces in no zone
   * come with an empty list. What runs along an edge comes half for each side.
   */
  eachPiece(x0: number, y0: number, x1: number, y1: number, visit: Visit): void {
    const { cells } = this;
    const from = cells.at(x0, y0);
    if (from >= 0 && from === cells.at(x1, y1)) {
      if (cells.hasEdges(from)) this.cutInCell(from, x0, y0, x1, y1, 0, 1, visit);
      else visit(this.sets[this.setIn(from)], 1);
      return;
    }
    // A short line between two squares that are in the same zones.
    if (from >= 0 && cells.isPlain(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1))) {
      visit(this.sets[this.setIn(from)], 1);
      return;
    }
    cells.walk(x0, y0, x1, y1, (cell, t0, t1) => {
      if (cell < 0) visit(none, t1 - t0);
      else if (cells.hasEdges(cell)) this.cutInCell(cell, x0, y0, x1, y1, t0, t1, visit);
      else visit(this.sets[this.setIn(cell)], t1 - t0);
    });
  }

  private cutInCell(
    cell: number,
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    from: number,
    to: number,
    visit: Visit,
  ): void {
    const { cuts } = this;
    const dx = x1 - x0;
    const dy = y1 - y0;
    const lengthM = Math.sqrt(dx * dx + dy * dy);
    const sideX = (-dy / lengthM) * sideM;
    const sideY = (dx / lengthM) * sideM;
    const span = to - from;
    cuts.clear();
    this.cells.cutByEdges(cell, x0, y0, dx, dy, (t) => cuts.add((t - from) / span));
    cuts.eachPiece((t0, t1) => {
      const t = from + (span * (t0 + t1)) / 2;
      const x = x0 + dx * t;
      const y = y0 + dy * t;
      const half = (span * (t1 - t0)) / 2;
      visit(this.zonesIn(cell, x + sideX, y + sideY), half);
      visit(this.zonesIn(cell, x - sideX, y - sideY), half);
    });
  }

  private zonesIn(cell: number, x: number, y: number): readonly number[] {
    if (!this.cells.hasEdges(cell)) return this.sets[this.setIn(cell)];
    const { holds, near, atCentre } = this.edgedIn(cell);
    let inside = none;
    for (const zone of near) {
      if (!this.isInside(zone, cell, x, y, atCentre.includes(zone))) continue;
      inside = inside === none ? this.alone[zone] : [...inside, zone];
    }
    if (holds.length === 0) return inside;
    return inside === none ? holds : [...holds, ...inside].sort((a, b) => a - b);
  }

  /** The set of a square without edges; its neighbour without edges has the same one. */
  private setIn(cell: number): number {
    if (this.setOf[cell] >= 0) return this.setOf[cell];
    const { columns } = this.cells;
    let set = -1;
    if (cell % columns > 0) set = this.setOf[cell - 1];
    if (set < 0 && cell >= columns) set = this.setOf[cell - columns];
    if (set < 0) set = this.intern(this.holding(...this.cells.centre(cell)));
    this.setOf[cell] = set;
    return set;
  }

  private edgedIn(cell: number): Edged {
    let known = this.edged.get(cell);
    if (!known) {
      const near = [...new Set(this.cells.edgesIn(cell, (edge) => this.zoneOfEdge[edge]))].sort((a, b) => a - b);
      const holding = this.holding(...this.cells.centre(cell));
      const [atCentre, holds] = [true, false].map((is) => holding.filter((zone) => near.includes(zone) === is));
      known = { holds, near, atCentre };
      this.edged.set(cell, known);
    }
    return known;
  }

  /** Whether a zone holds a place in a square: as its centre, but for the edges of the square on the way there. */
  private isInside(zone: number, cell: number, x: number, y: number, atCentre: boolean): boolean {
    const crossed = this.cells.crossings(cell, x, y, (edge) => this.zoneOfEdge[edge] === zone);
    return crossed < 0 ? this.zones[zone].contains(x, y) : (crossed % 2 === 1) !== atCentre;
  }

  private holding(x: number, y: number): number[] {
    // Of an area or two the index would tell nothing that asking them does not.
    const near = this.zones.length < 4 ? this.alone.keys() : (this.bounds?.search(x, y, x, y) ?? []);
    return [...near].filter((zone) => this.zones[zone].contains(x, y)).sort((a, b) => a - b);
  }

  private intern(zones: readonly number[]): number {
    const name = zones.join();
    let set = this.setByName.get(name);
    if (set === undefined) {
      set = this.sets.push(zones) - 1;
      this.setByName.set(name, set);
    }
    return set;
  }
}

type Visit = (zones: readonly number[], share: number) => void;

function boxOf(edges: Float64Array): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < edges.length; i += 2) {
    box[0] = Math.min(box[0], edges[i]);
    box[1] = Math.min(box[1], edges[i + 1]);
    box[2] = Math.max(box[2], edges[i]);
    box[3] = Math.max(box[3], edges[i + 1]);
  }
  return box;
}
