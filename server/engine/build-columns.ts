import Flatbush from 'flatbush';
import type { Projection } from '../../data/geo/crs.ts';
import type { Layer } from '../../data/model/catalogue.ts';
import type { Geometry, Position, SurveyFeature } from '../../data/model/feature.ts';
import { tileIdOf } from '../../data/model/tile-id.ts';
import type { LayerColumns } from '../analysis/columns.ts';
import { FieldBuilder } from './field-builder.ts';
import { GrowingFloat64, sharedFloat64, sharedUint32 } from './growing.ts';

/** Collects a layer's records and turns them into columns (layout: server/analysis/columns.ts). */
export class ColumnsBuilder {
  private readonly layer: Layer;
  private readonly projection: Projection;
  private readonly keys: string[] = [];
  private readonly featureParts = [0];
  private readonly partRings = [0];
  private readonly ringStarts = [0];
  private readonly lonLat = new GrowingFloat64();
  private readonly xy = new GrowingFloat64();
  private readonly multi: number[] = [];
  private readonly fields: FieldBuilder[];

  constructor(layer: Layer, projection: Projection) {
    this.layer = layer;
    this.projection = projection;
    this.fields = layer.fields.filter((field) => field.name !== layer.key).map((field) => new FieldBuilder(field));
  }

  add(feature: SurveyFeature): void {
    this.keys.push(feature.id);
    this.addGeometry(feature.geometry);
    for (const field of this.fields) field.add(feature.properties[field.name]);
  }

  private addGeometry(geometry: Geometry): void {
    const multi = geometry.type.startsWith('Multi');
    this.multi.push(multi ? 1 : 0);
    const parts = (multi ? geometry.coordinates : [geometry.coordinates]) as unknown[];
    for (const part of parts) {
      const rings = (
        geometry.type.endsWith('Polygon') ? part : geometry.type.endsWith('Point') ? [[part]] : [part]
      ) as Position[][];
      for (const ring of rings) {
        for (const [lon, lat] of ring) {
          const [x, y] = this.projection.forward(lon, lat);
          this.lonLat.push(lon);
          this.lonLat.push(lat);
          this.xy.push(x);
          this.xy.push(y);
        }
        this.ringStarts.push(this.lonLat.length / 2);
      }
      this.partRings.push(this.ringStarts.length - 1);
    }
    this.featureParts.push(this.partRings.length - 1);
  }

  build(): LayerColumns {
    const { keys } = this;
    const count = keys.length;
    const ids = keys.map(tileIdOf);
    const order = ids.map((_, i) => i).sort((a, b) => ids[a] - ids[b] || a - b);
    const tileIds = sharedFloat64(count);
    tileIds.set(order.map((i) => ids[i]));
    const columns: LayerColumns = {
      layer: this.layer.id,
      count,
      keys,
      featureParts: sharedUint32(this.featureParts),
      partRings: sharedUint32(this.partRings),
      ringStarts: sharedUint32(this.ringStarts),
      lonLat: this.lonLat.toShared(),
      xy: this.xy.toShared(),
      bbox: sharedFloat64(0),
      bboxXy: sharedFloat64(0),
      multi: new Uint8Array(new SharedArrayBuffer(count)),
      fields: Object.fromEntries(
        this.fields.filter((field) => field.filled > 0).map((field) => [field.name, field.build()]),
      ),
      index: null,
      indexXy: null,
      tileIds,
      tileOrder: sharedUint32(order),
    };
    columns.multi.set(this.multi);
    columns.bbox = boxes(columns, columns.lonLat);
    columns.bboxXy = boxes(columns, columns.xy);
    columns.index = indexOf(columns.bbox);
    columns.indexXy = indexOf(columns.bboxXy);
    return columns;
  }
}

function boxes(columns: LayerColumns, coordinates: Float64Array): Float64Array {
  const result = sharedFloat64(4 * columns.count);
  for (let i = 0; i < columns.count; i++) {
    const first = columns.ringStarts[columns.partRings[columns.featureParts[i]]];
    const end = columns.ringStarts[columns.partRings[columns.featureParts[i + 1]]];
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let v = first; v < end; v++) {
      minX = Math.min(minX, coordinates[2 * v]);
      maxX = Math.max(maxX, coordinates[2 * v]);
      minY = Math.min(minY, coordinates[2 * v + 1]);
      maxY = Math.max(maxY, coordinates[2 * v + 1]);
    }
    result.set([minX, minY, maxX, maxY], 4 * i);
  }
  return result;
}

function indexOf(boxes: Float64Array): SharedArrayBuffer | null {
  const count = boxes.length / 4;
  if (count === 0) return null;
  const index = new Flatbush(count, 16, Float64Array, SharedArrayBuffer);
  for (let i = 0; i < count; i++) index.add(boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3]);
  index.finish();
  return index.data as SharedArrayBuffer;
}
