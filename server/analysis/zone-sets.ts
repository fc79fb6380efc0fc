/** Sets of zones by number: 0 is the empty one. What comes again and again is one list, and one number to compare. */
export class ZoneSets {
  private readonly zones: number;
  private readonly lists: (readonly number[])[] = [[]];
  private readonly numbers = new Map<string, number>([['', 0]]);
  /** `set * zones + zone`: the set that a set becomes. */
  private readonly changed = new Map<number, number>();

  /** For zones 0 … `zones` − 1. */
  constructor(zones: number) {
    this.zones = zones;
  }

  /** Zones of a set, ascending. */
  of(set: number): readonly number[] {
    return this.lists[set];
  }

  /** The set with a zone more, or without it where it was there. */
  toggled(set: number, zone: number): number {
    const change = set * this.zones + zone;
    let other = this.changed.get(change);
    if (other === undefined) {
      const list = this.lists[set];
      other = this.numberOf(list.includes(zone) ? list.filter((each) => each !== zone) : [...list, zone]);
      this.changed.set(change, other);
    }
    return other;
  }

  private numberOf(zones: readonly number[]): number {
    const list = zones.toSorted((a, b) => a - b);
    const name = list.join();
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.lists.push(list) - 1;
      this.numbers.set(name, number);
    }
    return number;
  }
}
