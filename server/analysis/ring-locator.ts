/** Asks many times whether a closed ring holds a point: its edges lie in bands of y, so that few are looked at. */
export class RingLocator {
  private readonly ring: Float64Array;
  private readonly minY: number;
  private readonly perBand: number;
  /** Edges of band b, each by the index of its first x: `items[starts[b]] … items[starts[b + 1] − 1]`. */
  private readonly starts: Uint32Array;
  private readonly items: Uint32Array;

  constructor(ring: Float64Array) {
    this.ring = ring;
    let [minY, maxY] = [Infinity, -Infinity];
    for (let i = 1; i < ring.length; i += 2) {
      minY = Math.min(minY, ring[i]);
      maxY = Math.max(maxY, ring[i]);
    }
    this.minY = minY;
    const bands = Math.max(1, Math.ceil(ring.length / 16));
    this.perBand = (maxY - minY) / bands || 1;
    this.starts = new Uint32Array(bands + 2);
    this.eachPlace((band) => this.starts[band + 1]++);
    for (let b = 0; b <= bands; b++) this.starts[b + 1] += this.starts[b];
    this.items = new Uint32Array(this.starts[bands + 1]);
    const next = this.starts.slice();
    this.eachPlace((band, edge) => (this.items[next[band]++] = edge));
  }

  /** A point on the ring itself may go either way. */
  holds(x: number, y: number): boolean {
    const { ring } = this;
    const band = Math.floor((y - this.minY) / this.perBand);
    if (band < 0 || band >= this.starts.length - 1) return false;
    let inside = false;
    for (let at = this.starts[band]; at < this.starts[band + 1]; at++) {
      const i = this.items[at];
      const [x0, y0, x1, y1] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]];
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
    }
    return inside;
  }

  private eachPlace(visit: (band: number, edge: number) => void): void {
    const { ring } = this;
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [low, high] = [Math.min(ring[i + 1], ring[i + 3]), Math.max(ring[i + 1], ring[i + 3])];
      const last = Math.floor((high - this.minY) / this.perBand);
      for (let band = Math.floor((low - this.minY) / this.perBand); band <= last; band++) visit(band, i);
    }
  }
}
