import type { GeometryKind } from '../../data/model/catalogue.ts';
import { Growing, sharedFloat64, sharedUint32 } from './growing.ts';
import type { JsonCursor } from './load-json.ts';

const typesOf: Record<GeometryKind, [single: string, multi: string]> = {
  point: ['Point', 'MultiPoint'],
  line: ['LineString', 'MultiLineString'],
  polygon: ['Polygon', 'MultiPolygon'],
};
const uint32 = (length: number): Uint32Array => new Uint32Array(length);
const float64 = (length: number): Float64Array => new Float64Array(length);

/** Reads GeoJSON geometries of one kind into nested offsets and positions (layout: server/analysis/columns.ts). */
export class GeometryReader {
  private readonly featureParts = new Growing(uint32);
  private readonly partRings = new Growing(uint32);
  private readonly ringStarts = new Growing(uint32);
  private readonly lonLat = new Growing(float64);
  private readonly multi: Uint8Array;
  private readonly kind: GeometryKind;
  private readonly cursor: JsonCursor;

  constructor(kind: GeometryKind, cursor: JsonCursor, records: number) {
    this.kind = kind;
    this.cursor = cursor;
    this.multi = new Uint8Array(new SharedArrayBuffer(records));
    for (const offsets of [this.featureParts, this.partRings, this.ringStarts]) offsets.push(0);
  }

  read(record: number): void {
    const { cursor } = this;
    let multi: boolean | undefined;
    /** Where coordinates began that came before their type. */
    let early = -1;
    let read = false;
    cursor.expect(123);
    do {
      cursor.name();
      if (cursor.textIs('type')) multi = this.readType();
      else if (!cursor.textIs('coordinates')) cursor.skip();
      else if (multi === undefined) {
        early = cursor.at;
        cursor.skip();
      } else {
        this.readParts(multi);
        read = true;
      }
    } while (cursor.more(125));
    if (multi === undefined || (!read && early < 0)) return cursor.fail('a geometry with type and coordinates');
    if (!read) {
      const end = cursor.at;
      cursor.at = early;
      this.readParts(multi);
      cursor.at = end;
    }
    this.multi[record] = multi ? 1 : 0;
    this.featureParts.push(this.partRings.length - 1);
  }

  build() {
    return {
      featureParts: this.featureParts.toShared(sharedUint32),
      partRings: this.partRings.toShared(sharedUint32),
      ringStarts: this.ringStarts.toShared(sharedUint32),
      lonLat: this.lonLat.toShared(sharedFloat64),
      multi: this.multi,
    };
  }

  /** Whether it is the kind's Multi… type. */
  private readType(): boolean {
    this.cursor.text();
    const [single, multi] = typesOf[this.kind];
    if (this.cursor.textIs(single)) return false;
    if (this.cursor.textIs(multi)) return true;
    return this.cursor.fail(`${single} or ${multi}, not "${this.cursor.textString()}"`, this.cursor.at - 1);
  }

  private readParts(multi: boolean): void {
    const { cursor } = this;
    if (!multi) return this.readPart();
    if (cursor.open(91, 93)) do this.readPart(); while (cursor.more(93)); // prettier-ignore
  }

  private readPart(): void {
    const { cursor, kind } = this;
    if (kind === 'point') {
      this.readPosition();
      this.endRing();
    } else if (kind === 'line') this.readRing();
    else if (cursor.open(91, 93)) do this.readRing(); while (cursor.more(93)); // prettier-ignore
    this.partRings.push(this.ringStarts.length - 1);
  }

  private readRing(): void {
    const { cursor } = this;
    if (cursor.open(91, 93)) do this.readPosition(); while (cursor.more(93)); // prettier-ignore
    this.endRing();
  }

  private endRing(): void {
    this.ringStarts.push(this.lonLat.length / 2);
  }

  /** Longitude and latitude; a height behind them is passed over. */
  private readPosition(): void {
    const { cursor } = this;
    cursor.expect(91);
    this.lonLat.push(cursor.number());
    cursor.expect(44);
    this.lonLat.push(cursor.number());
    while (cursor.more(93)) cursor.number();
  }
}
