import type { Audience, Field } from '../data/model/catalogue.ts';
import { limits } from '../data/model/limits.ts';
import type { TileLayerSchema } from '../data/model/tile-schema.ts';
import type { ZoomReport } from './report.ts';

/** How tiles are thinned, for the legend and for whoever opens the archive. */
export const thinningRule = {
  zh: `单个瓦片不超过 ${limits.tileMaxBytes / 1000} KB（未压缩）。8–11 级管线合并为网络显示，不足一个像素的管段不绘制，连接管自 12 级起显示；仍超限时按重要性取舍：干支管先于连接管，再按管径、长度；管点先保留泵站、污水处理厂、排放口、调蓄设施、闸门，其次检查井，最后雨水口；面先保留面积大的。`,
  en: `No tile is larger than ${limits.tileMaxBytes / 1000} KB (uncompressed). At zooms 8–11 pipes are merged into one network and those shorter than a pixel are not drawn, connections come at zoom 12; where a tile is still too large the most important stay: mains before connections, then diameter, then length; of nodes pump stations, works, outfalls, storage and gates, then manholes, then inlets; of areas the larger.`,
};

/** The archive's JSON metadata. No clock and no path: the same features give the same bytes. */
export function archiveMetadata(archive: {
  name: string;
  attribution: string | undefined;
  audience: Audience;
  schema: readonly TileLayerSchema[];
  perZoom: readonly ZoomReport[];
}): object {
  return {
    name: archive.name,
    ...(archive.attribution ? { attribution: archive.attribution } : {}),
    type: 'overlay',
    // Layers without a feature are listed too: a style may name them whether or not this city has them.
    vector_layers: archive.schema.map((layer) => ({
      id: layer.id,
      description: layer.layer.title.en,
      minzoom: layer.minZoom,
      maxzoom: layer.maxZoom,
      fields: Object.fromEntries(layer.fields.map((field) => [field.name, tileFieldType(field)])),
    })),
    drainatlas: {
      audience: archive.audience,
      thinning: thinningRule,
      perZoom: archive.perZoom.map(({ zoom, features }) => ({ zoom, features })),
    },
  };
}

/** TileJSON's name of a field's type. */
export function tileFieldType(field: Field): 'Number' | 'Boolean' | 'String' {
  if (field.type === 'number' || field.type === 'integer') return 'Number';
  return field.type === 'boolean' ? 'Boolean' : 'String';
}
