import { ByteWriter, varintSize } from './byte-writer.ts';
import type { LayerColumns } from './columns.ts';
import type { FieldColumn } from './field-column.ts';
import type { TileContent } from './tile-content.ts';
import { EXTENT } from './tile-grid.ts';

const geometryType = { point: 1, line: 2, polygon: 3 } as const;

export interface EncodedLayer {
  /** A vector tile with this one layer; tiles are these one after the other. Empty when nothing was written. */
  bytes: Uint8Array;
  /** Entries that did not fit into the bytes allowed. */
  leftOut: number[];
}

/** A layer as the tiles of one zoom have it. */
interface ZoomLayer {
  /** Everything before the features: version, name, keys, extent. */
  head: Uint8Array;
  fields: FieldColumn[];
  /** Per field and value: the value's number in the tile being written, plus the base of that tile. */
  numbers: Uint32Array[];
}

/** Writes tile layers of one zoom in the Mapbox Vector Tile format, version 2. */
export class LayerEncoder {
  private readonly zoom: number;
  private readonly layers = new Map<LayerColumns, ZoomLayer>();
  private readonly bodies = new ByteWriter(1 << 16);
  private readonly values = new ByteWriter(1 << 12);
  private readonly tags = new ByteWriter(1 << 8);
  private readonly geometry = new ByteWriter(1 << 10);
  private base = 1;
  private valueCount = 0;

  constructor(zoom: number) {
    this.zoom = zoom;
  }

  /**
   * The layer with as many of its entries as fit into `maxBytes`, taken in their order; an entry that does not fit is
   * left out and the next one is tried. Lines and points are written with the most important last, so that it is
   * drawn on top; polygons with the largest first, so that it lies below.
   */
  encode(content: TileContent, maxBytes = Infinity): EncodedLayer {
    const layer = this.layerOf(content.columns);
    this.bodies.reset();
    this.values.reset();
    this.valueCount = 0;
    const count = content.feature.length;
    const isReversed = content.columns.geometry !== 'polygon';
    let bytes: Uint8Array;
    const leftOut: number[] = [];
    if (maxBytes === Infinity) {
      for (let i = 0; i < count; i++) this.writeFeature(content, isReversed ? count - 1 - i : i, layer);
      bytes = count === 0 ? new Uint8Array() : this.assemble(layer, undefined);
    } else {
      const ends = this.writeFitting(content, layer, maxBytes, leftOut);
      bytes = ends.length === 0 ? new Uint8Array() : this.assemble(layer, isReversed ? ends : undefined);
    }
    this.base += this.valueCount + 1;
    return { bytes, leftOut };
  }

  /** Writes what fits, the most important first; returns where each feature ends. */
  private writeFitting(content: TileContent, layer: ZoomLayer, maxBytes: number, leftOut: number[]): number[] {
    const ends: number[] = [];
    for (let i = 0; i < content.feature.length; i++) {
      const [bodiesBefore, valuesBefore, countBefore] = [this.bodies.length, this.values.length, this.valueCount];
      this.writeFeature(content, i, layer);
      const total = layer.head.length + this.bodies.length + this.values.length;
      if (total + 1 + varintSize(total) <= maxBytes) {
        ends.push(this.bodies.length);
        continue;
      }
      leftOut.push(i);
      this.bodies.length = bodiesBefore;
      this.values.length = valuesBefore;
      this.valueCount = countBefore;
      // The values it was the first to have are nobody's again.
      layer.fields.forEach((field, k) => {
        const value = field.valueOf[content.feature[i]];
        if (layer.numbers[k][value] >= this.base + countBefore) layer.numbers[k][value] = 0;
      });
    }
    return ends;
  }

  private layerOf(columns: LayerColumns): ZoomLayer {
    let layer = this.layers.get(columns);
    if (!layer) {
      const fields = columns.fields.filter((field) => field.fromZoom <= this.zoom);
      const numbers = fields.map((field) => new Uint32Array(field.valueStart.length));
      const head = new ByteWriter(256);
      head.varintField(15, 2);
      head.textField(1, columns.id);
      for (const field of fields) head.textField(3, field.name);
      head.varintField(5, EXTENT);
      layer = { head: head.bytes(), fields, numbers };
      this.layers.set(columns, layer);
    }
    return layer;
  }

  private writeFeature(content: TileContent, i: number, { fields, numbers }: ZoomLayer): void {
    const { bodies, tags, geometry, base } = this;
    const { columns, commands } = content;
    const feature = content.feature[i];
    tags.reset();
    for (let k = 0; k < fields.length; k++) {
      const value = fields[k].valueOf[feature];
      if (value === 0) continue;
      let number = numbers[k][value];
      if (number < base) {
        number = base + this.valueCount++;
        numbers[k][value] = number;
        const { valueStart, valueBytes } = fields[k];
        this.values.fieldOf(4, valueBytes, valueStart[value - 1], valueStart[value]);
      }
      tags.varint(k);
      tags.varint(number - base);
    }
    geometry.reset();
    for (let c = content.from[i]; c < content.to[i]; c++) geometry.varint(commands[c]);
    const id = content.hasIds ? columns.ids[feature] : -1;
    const size =
      (id < 0 ? 0 : 1 + varintSize(id)) +
      (tags.length === 0 ? 0 : 1 + varintSize(tags.length) + tags.length) +
      (3 + varintSize(geometry.length) + geometry.length);
    bodies.varint(2 * 8 + 2);
    bodies.varint(size);
    if (id >= 0) bodies.varintField(1, id);
    if (tags.length > 0) {
      bodies.varint(2 * 8 + 2);
      bodies.varint(tags.length);
      bodies.copy(tags);
    }
    bodies.varintField(3, geometryType[columns.geometry]);
    bodies.varint(4 * 8 + 2);
    bodies.varint(geometry.length);
    bodies.copy(geometry);
  }

  /** The tile; with `ends` the features in reverse order. */
  private assemble({ head }: ZoomLayer, ends: readonly number[] | undefined): Uint8Array {
    const size = head.length + this.bodies.length + this.values.length;
    const tile = new ByteWriter(size + 1 + varintSize(size));
    tile.varint(3 * 8 + 2);
    tile.varint(size);
    tile.raw(head);
    if (!ends) tile.raw(this.bodies.view());
    else for (let i = ends.length - 1; i >= 0; i--) tile.raw(this.bodies.view(i === 0 ? 0 : ends[i - 1], ends[i]));
    tile.raw(this.values.view());
    return tile.view();
  }
}
