/** Places along a segment (0..1) where it is cut, in scratch memory that is used again for the next segment. */
export class Cuts {
  private places = new Float64Array(64);
  private count = 0;

  clear(): void {
    this.count = 0;
  }

  /** Takes a place in any order; one outside the open segment is none. */
  add(t: number): void {
    if (!(t > 0 && t < 1)) return;
    if (this.count === this.places.length) {
      const larger = new Float64Array(this.places.length * 2);
      larger.set(this.places);
      this.places = larger;
    }
    let at = this.count++;
    // Few, and nearly in order: sorted as they come.
    while (at > 0 && this.places[at - 1] > t) {
      this.places[at] = this.places[at - 1];
      at--;
    }
    this.places[at] = t;
  }

  /** The pieces between the cuts and the ends, those of zero length left out. */
  eachPiece(visit: (t0: number, t1: number) => void): void {
    let t0 = 0;
    for (let i = 0; i <= this.count; i++) {
      const t1 = i < this.count ? this.places[i] : 1;
      if (t1 > t0) visit(t0, t1);
      t0 = t1;
    }
  }
}
