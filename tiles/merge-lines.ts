import { attributeSets } from './attribute-sets.ts';
import { GeometryWriter } from './geometry-writer.ts';
import { CHAIN_MAX, LineNetwork } from './line-network.ts';
import { weighLine } from './simplify.ts';
import { DRAWN, LEFT_OUT, type TileContent, TOO_SMALL } from './tile-content.ts';

/** Grids merged lines can lie on, in tile units: half a pixel, or a pixel where there is no room for that. */
export const FINE_GRID = 4;
export const COARSE_GRID = 8;
const OFFSET = 64;
/** Places on the grid along one axis; more than (4096 + 2 · OFFSET) / FINE_GRID. */
const ACROSS = 2048;

/**
 * The lines of a tile as a network instead of record by record: vertices on a grid, every stretch once, one entry per
 * set of attributes with its stretches chained. Where lines with the same codes (kind, role …) lie on one another, the
 * most important one is drawn. Built once, it can be drawn with any number of the most important lines.
 */
export class MergedLines {
  private readonly content: TileContent;
  private readonly grid: number;
  private readonly network: LineNetwork;
  /** Feature that gives a set of attributes: the first, which is the most important. */
  private readonly featureOf = new Map<number, number>();
  /** Per entry: how many stretches there are once it is in the network. */
  private readonly stretches: Uint32Array;
  /** Per entry: 0 for one that is longer than the grid, else 1 + the node it shrank to. */
  private readonly spot: Uint32Array;

  constructor(content: TileContent, zoom: number, grid: number) {
    this.content = content;
    this.grid = grid;
    this.network = new LineNetwork(content.feature.length);
    this.stretches = new Uint32Array(content.feature.length);
    this.spot = new Uint32Array(content.feature.length);
    const { all, codes } = attributeSets(content.columns, zoom);
    for (let i = 0; i < content.feature.length; i++) {
      const feature = content.feature[i];
      if (!this.featureOf.has(all[feature])) this.featureOf.set(all[feature], feature);
      this.addEntry(i, codes[feature], all[feature]);
    }
  }

  /** Adds the stretches of an entry, whose geometry is decoded on the way. */
  private addEntry(i: number, codes: number, all: number): void {
    const { network, grid } = this;
    const { commands, from, to } = this.content;
    let x = 0;
    let y = 0;
    let before = -1;
    let isLong = false;
    for (let c = from[i], end = to[i]; c < end;) {
      const command = commands[c++];
      const isStart = (command & 7) === 1;
      for (let left = command >>> 3; left > 0; left--) {
        const dx = commands[c++];
        const dy = commands[c++];
        x += (dx >>> 1) ^ -(dx & 1);
        y += (dy >>> 1) ^ -(dy & 1);
        const place = Math.round((y + OFFSET) / grid) * ACROSS + Math.round((x + OFFSET) / grid);
        const here = network.node(place, codes);
        if (!isStart && here !== before) {
          network.add(before, here, all);
          isLong = true;
        }
        before = here;
      }
    }
    this.stretches[i] = network.size;
    this.spot[i] = isLong ? 0 : 1 + before;
  }

  /**
   * What becomes of each entry when the first `count` are drawn: in the picture are those drawn, covered by such a
   * line, or shorter than the grid and on one; too small are short ones away from any line.
   */
  fate(count: number): Uint8Array {
    const drawn = this.stretchesOf(count);
    const fate = new Uint8Array(this.spot.length).fill(LEFT_OUT);
    for (let i = 0; i < count; i++) {
      const isOnLine = this.spot[i] === 0 || this.network.isReached(this.spot[i] - 1, drawn);
      fate[i] = isOnLine ? DRAWN : TOO_SMALL;
    }
    return fate;
  }

  /** The first `count` entries as lines of the network: one entry per set of attributes, the most important first. */
  draw(count: number): TileContent {
    const writer = new GeometryWriter();
    const feature: number[] = [];
    const from: number[] = [];
    const to: number[] = [];
    const chain = new GridLine(this.grid);
    let last = -1;
    this.network.eachChain(this.featureOf.keys(), this.stretchesOf(count), (group, places, length) => {
      if (group !== last) {
        last = group;
        feature.push(this.featureOf.get(group)!);
        from.push(writer.length);
        to.push(0);
        writer.rewind();
      }
      writer.line(chain.points, chain.read(places, length));
      to[to.length - 1] = writer.length;
    });
    return { columns: this.content.columns, feature, from, to, commands: writer.view(), hasIds: false };
  }

  private stretchesOf(count: number): number {
    return count === 0 ? 0 : this.stretches[count - 1];
  }
}

/** Chains of places as lines in tile units; its memory is used again for the next one. */
class GridLine {
  /** Flat coordinates of the line read last. */
  readonly points = new Int32Array(2 * (CHAIN_MAX + 2));
  private readonly grid: number;
  private readonly xy = new Float64Array(2 * (CHAIN_MAX + 2));
  private readonly weights = new Float64Array(CHAIN_MAX + 2);

  constructor(grid: number) {
    this.grid = grid;
  }

  /** Reads a chain, places within a grid step of the line left out; returns how many numbers the line has. */
  read(places: Uint32Array, length: number): number {
    const { points, grid } = this;
    let n = 0;
    for (let i = 0; i < length; i++) {
      const x = (places[i] % ACROSS) * grid - OFFSET;
      const y = Math.floor(places[i] / ACROSS) * grid - OFFSET;
      if (n >= 4) {
        const ax = points[n - 2] - points[n - 4];
        const ay = points[n - 1] - points[n - 3];
        const bx = x - points[n - 2];
        const by = y - points[n - 1];
        if (ax * by === ay * bx && ax * bx + ay * by > 0) n -= 2;
      }
      points[n++] = x;
      points[n++] = y;
    }
    return n > 4 ? this.simplify(n) : n;
  }

  /** A line on a grid goes up and down by a step: without those steps it has half the vertices and looks straighter. */
  private simplify(n: number): number {
    const { points, xy, weights, grid } = this;
    const count = n / 2;
    for (let i = 0; i < n; i++) xy[i] = points[i];
    weighLine(xy, 0, count - 1, weights);
    let kept = 0;
    for (let v = 0; v < count; v++) {
      if (weights[v] <= grid) continue;
      points[kept++] = points[2 * v];
      points[kept++] = points[2 * v + 1];
    }
    return kept;
  }
}
