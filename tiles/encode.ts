import { ByteWriter, varintSize } from './byte-writer.ts';
import type { LayerColumns } from './columns.ts';
import { EXTENT } from './piece-store.ts';
import type { TileContent } from './tile-content.ts';

const geometryType = { point: 1, line: 2, polygon: 3 } as const;

export interface EncodedLayer {
  /** A vector tile with this one layer; tiles are these one after the other. Empty when nothing was written. */
  bytes: Uint8Array;
  /** Entries that did not fit into the bytes allowed. */
  leftOut: number[];
}

/** Writes tile layers of one zoom in the Mapbox Vector Tile format, version 2. */
export class LayerEncoder {
  private readonly zoom: number;
  private readonly bodies = new ByteWriter(1 << 16);
  private readonly values = new ByteWriter(1 << 12);
  private readonly body = new ByteWriter(1 << 10);
  private readonly part = new ByteWriter(1 << 10);
  /** Per layer and field: the value's number in the tile being written, plus the base of that tile. */
  private readonly numbers = new Map<LayerColumns, Float64Array[]>();
  private base = 0;

  constructor(zoom: number) {
    this.zoom = zoom;
  }

  /**
   * The layer with as many of its entries as fit into `maxBytes`, taken in their order; an entry that does not fit is
   * left out and the next one is tried. Lines and points are written with the most important last, so that it is
   * drawn on top; polygons with the largest first, so that it lies below.
   */
  encode(content: TileContent, maxBytes = Infinity): EncodedLayer {
    const { columns } = content;
    const fields = columns.fields.filter((field) => field.fromZoom <= this.zoom);
    const numbers = this.numbersOf(columns).filter((_, k) => columns.fields[k].fromZoom <= this.zoom);
    const base = this.base;
    const head = this.head(
      columns.id,
      fields.map((field) => field.name),
    );
    this.bodies.reset();
    this.values.reset();
    let valueCount = 0;
    const ends: number[] = [];
    const leftOut: number[] = [];
    for (let i = 0; i < content.feature.length; i++) {
      const feature = content.feature[i];
      const valuesBefore = this.values.length;
      const given: [known: Float64Array, value: number][] = [];
      const bodiesBefore = this.bodies.length;
      this.part.reset();
      fields.forEach((field, k) => {
        const value = field.valueOf[feature];
        if (value === 0) return;
        const known = numbers[k];
        if (!(known[value] >= base)) {
          known[value] = base + valueCount++;
          given.push([known, value]);
          this.values.field(4, field.encoded[value - 1]);
        }
        this.part.varint(k);
        this.part.varint(known[value] - base);
      });
      this.writeBody(content, i, columns);
      this.bodies.field(2, this.body.view());
      const total = head.length + this.bodies.length + this.values.length;
      if (total + 1 + varintSize(total) > maxBytes) {
        leftOut.push(i);
        this.bodies.length = bodiesBefore;
        this.values.length = valuesBefore;
        for (const [known, value] of given) known[value] = -1;
        valueCount -= given.length;
      } else ends.push(this.bodies.length);
    }
    this.base = base + valueCount + 1;
    return { bytes: ends.length === 0 ? new Uint8Array() : this.assemble(head, ends, columns), leftOut };
  }

  private numbersOf(columns: LayerColumns): Float64Array[] {
    let numbers = this.numbers.get(columns);
    if (!numbers) {
      numbers = columns.fields.map((field) => new Float64Array(field.encoded.length + 1).fill(-1));
      this.numbers.set(columns, numbers);
    }
    return numbers;
  }

  private head(id: string, names: readonly string[]): Uint8Array {
    const writer = new ByteWriter(256);
    writer.varintField(15, 2);
    writer.textField(1, id);
    for (const name of names) writer.textField(3, name);
    writer.varintField(5, EXTENT);
    return writer.bytes();
  }

  private writeBody(content: TileContent, i: number, columns: LayerColumns): void {
    const { body, part } = this;
    body.reset();
    if (content.hasIds) body.varintField(1, columns.ids[content.feature[i]]);
    if (part.length > 0) body.field(2, part.view());
    body.varintField(3, geometryType[columns.geometry]);
    part.reset();
    for (let c = content.from[i]; c < content.to[i]; c++) part.varint(content.commands[c]);
    body.field(4, part.view());
  }

  private assemble(head: Uint8Array, ends: readonly number[], columns: LayerColumns): Uint8Array {
    const layer = new ByteWriter(head.length + this.bodies.length + this.values.length);
    layer.raw(head);
    if (columns.geometry === 'polygon') layer.raw(this.bodies.view());
    else for (let i = ends.length - 1; i >= 0; i--) layer.raw(this.bodies.view(i === 0 ? 0 : ends[i - 1], ends[i]));
    layer.raw(this.values.view());
    const tile = new ByteWriter(layer.length + 8);
    tile.field(3, layer.view());
    return tile.bytes();
  }
}
