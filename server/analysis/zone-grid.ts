import { PolygonEdges } from '../../data/geo/polygon-edges.ts';
import type { Ring } from '../../data/geo/polygon-ring.ts';
import { walkCells } from './cell-walk.ts';
import { Cuts } from './cuts.ts';
import { EdgeCells, type Box } from './edge-cells.ts';
import { ZoneSets } from './zone-sets.ts';

/** A piece this far to either side says which zones it is in; along an edge the two sides differ. */
const sideM = 1e-6;

/**
 * Tells which of several polygons (zones, by their place in the list) hold a place or a piece of a line. Squares are
 * laid over the zones: one that no edge touches has a single answer for all of it, so that only what lies along the
 * edges is computed.
 */
export class ZoneGrid {
  /** Number of zones. */
  readonly size: number;
  private readonly cells: EdgeCells;
  private readonly rings: readonly (readonly Ring[])[];
  /** Zone of each edge; the edges of a zone follow each other. */
  private readonly zoneOfEdge: Int32Array;
  /** Per square: the zones that hold its centre, and all of it where it has no edges. */
  private readonly setOf: Uint32Array;
  private readonly sets: ZoneSets;
  private readonly polygons = new Map<number, PolygonEdges>();
  private readonly cuts = new Cuts();

  /** `squares` is how many to lay about; more make many questions quicker, and the building slower. */
  constructor(zones: readonly (readonly Ring[])[], squares: number) {
    this.size = zones.length;
    this.rings = zones;
    const { edges, zoneOfEdge } = edgesOf(zones);
    this.zoneOfEdge = zoneOfEdge;
    this.cells = new EdgeCells(edges, squares, 2 * sideM);
    this.sets = new ZoneSets(zones.length);
    this.setOf = new Uint32Array(this.cells.count);
    this.fillSets();
  }

  /** Zones that hold the place, ascending; on an edge either answer may come. */
  zonesAt(x: number, y: number): readonly number[] {
    const cell = this.cells.at(x, y);
    return this.sets.of(cell < 0 ? 0 : this.setAt(cell, x, y));
  }

  /** A box that holds all zones. */
  get box(): Box {
    return this.cells.bounds;
  }

  /** Area of each zone, m². */
  areas(): Float64Array {
    const { edges } = this.cells;
    const areas = new Float64Array(this.size);
    // Near to what is measured, so that seven-digit coordinates lose nothing.
    let [ox, oy, of] = [0, 0, -1];
    for (let e = 0; e < edges.length; e += 4) {
      const zone = this.zoneOfEdge[e / 4];
      if (zone !== of) [ox, oy, of] = [edges[e], edges[e + 1], zone];
      areas[zone] += ((edges[e] - ox) * (edges[e + 3] - oy) - (edges[e + 2] - ox) * (edges[e + 1] - oy)) / 2;
    }
    return areas;
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
    const { cells, sets } = this;
    // Mostly a short line, in squares that are all in the same zones.
    if (cells.isPlain(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1))) {
      const cell = cells.at(x0, y0);
      if (cell >= 0) {
        visit(sets.of(this.setOf[cell]), 1);
        return;
      }
    }
    walkCells(cells, x0, y0, x1, y1, (cell, t0, t1) => {
      if (cell < 0) visit(sets.of(0), t1 - t0);
      else if (cells.hasEdges(cell)) this.cutInCell(cell, x0, y0, x1, y1, t0, t1, visit);
      else visit(sets.of(this.setOf[cell]), t1 - t0);
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
    const { cuts, sets } = this;
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
      const share = span * (t1 - t0);
      const left = this.setAt(cell, x + sideX, y + sideY);
      const right = this.setAt(cell, x - sideX, y - sideY);
      if (left === right) visit(sets.of(left), share);
      else {
        visit(sets.of(left), share / 2);
        visit(sets.of(right), share / 2);
      }
    });
  }

  /** The zones at a place in a square: those at its centre, but for those whose edges are crossed on the way there. */
  private setAt(cell: number, x: number, y: number): number {
    const { cells, sets, zoneOfEdge } = this;
    let set = this.setOf[cell];
    const isClear = cells.eachCrossing(cell, x, y, (edge) => (set = sets.toggled(set, zoneOfEdge[edge])));
    return isClear ? set : this.setAround(cell, x, y);
  }

  /** The same, from all edges of the zones. */
  private setAround(cell: number, x: number, y: number): number {
    let set = this.setOf[cell];
    for (const zone of new Set(this.cells.edgesIn(cell, (edge) => this.zoneOfEdge[edge]))) {
      let polygon = this.polygons.get(zone);
      if (!polygon) this.polygons.set(zone, (polygon = new PolygonEdges(this.rings[zone])));
      if (polygon.contains(x, y) !== this.sets.of(set).includes(zone)) set = this.sets.toggled(set, zone);
    }
    return set;
  }

  /** Row by row along the centres: between its first edge and its second a zone holds them, and so on. */
  private fillSets(): void {
    const { cells, sets, setOf, zoneOfEdge } = this;
    const { columns } = cells;
    let places: number[] = [];
    const fill = (zone: number): void => {
      places.sort((a, b) => a - b);
      for (let i = 0; i + 1 < places.length; i += 2) {
        let before = -1;
        let after = -1;
        // Rows have a place more than they have columns: behind the last one.
        const row = Math.floor(places[i] / (columns + 1));
        for (let cell = places[i] - row; cell < places[i + 1] - row; cell++) {
          if (setOf[cell] !== before) after = sets.toggled((before = setOf[cell]), zone);
          setOf[cell] = after;
        }
      }
      places = [];
    };
    for (let edge = 0; edge < zoneOfEdge.length; edge++) {
      cells.eachCentreLine(edge, (row, column) => places.push(row * (columns + 1) + column));
      if (zoneOfEdge[edge] !== zoneOfEdge[edge + 1]) fill(zoneOfEdge[edge]);
    }
  }
}

type Visit = (zones: readonly number[], share: number) => void;

/** x0, y0, x1, y1 of the edges of all rings, zone after zone; those of no length left out. */
function edgesOf(zones: readonly (readonly Ring[])[]): { edges: Float64Array; zoneOfEdge: Int32Array } {
  const edges: number[] = [];
  const zoneOfEdge: number[] = [];
  zones.forEach((rings, zone) => {
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        if (ring[i] === ring[j] && ring[i + 1] === ring[j + 1]) continue;
        edges.push(ring[j], ring[j + 1], ring[i], ring[i + 1]);
        zoneOfEdge.push(zone);
      }
    }
  });
  return { edges: Float64Array.from(edges), zoneOfEdge: Int32Array.from(zoneOfEdge) };
}
