import { PolygonLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Bbox } from '../../data/model/feature.ts';
import { missingClass } from './classes.ts';
import { highlight } from './colors.ts';
import type { ResultPart } from './result-features.ts';
import type { ResultDrawing, ResultPicture } from './result-picture.ts';
import { underNamesId } from './style.ts';

type Rgba = [number, number, number, number];

export interface ColumnResult extends ResultDrawing {
  /** Id of the column at a screen point. */
  pick: (x: number, y: number) => string | null;
  remove: () => void;
}

/** Density columns are scaled so that the highest is this share of the result's diagonal. */
const tallestShare = 0.075;

/** Density as extruded columns: the one picture deck.gl is loaded for. Cells that are not judged have none. */
export function createColumnResult(map: MapLibreMap): ColumnResult {
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [] });
  map.addControl(overlay);
  let wanted: ResultPicture | undefined;
  // The overlay can put its layers between MapLibre's only while the style is at rest; before, they would lie on top.
  const settle = (): void => {
    if (!wanted || !map.isStyleLoaded()) return;
    overlay.setProps({ layers: [columns(wanted)] });
    wanted = undefined;
  };
  map.on('render', settle);
  map.on('idle', settle);
  return {
    show: (picture) => {
      wanted = picture;
      settle();
      map.triggerRepaint();
    },
    pick: (x, y) => {
      const object = overlay.pickObject({ x, y, layerIds: ['density-columns'] })?.object as ResultPart | undefined;
      return object?.id ?? null;
    },
    clear: () => {
      wanted = undefined;
      overlay.setProps({ layers: [] });
    },
    remove: () => {
      map.off('render', settle);
      map.off('idle', settle);
      map.removeControl(overlay);
    },
  };
}

function columns({ parts, classes, scheme, bbox, marked, columnTop }: ResultPicture): PolygonLayer<ResultPart> {
  const colors = new Map(classes.map((entry) => [entry.id, entry.color]));
  const metresPer = columnTop > 0 ? (diagonalM(bbox) * tallestShare) / columnTop : 0;
  return new PolygonLayer<ResultPart>({
    id: 'density-columns',
    // Over the network, under names; a property of the overlay that deck.gl's own types do not know.
    ...({ beforeId: underNamesId } as object),
    data: parts.filter((part) => part.class !== missingClass && (part.value ?? 0) > 0),
    getPolygon: (part) => part.rings,
    // A marked column is recoloured as a whole: an outline on the ground would be hidden by its neighbours.
    getFillColor: (part) =>
      marked.includes(part.id) ? rgba(highlight[scheme], 255) : rgba(colors.get(part.class) ?? '#888888', 245),
    getElevation: (part) => Math.min(part.value ?? 0, columnTop) * metresPer,
    extruded: true,
    filled: true,
    material: { ambient: 0.62, diffuse: 0.5, shininess: 8, specularColor: [40, 40, 40] },
    pickable: true,
    updateTriggers: { getFillColor: [scheme, marked.join()], getElevation: metresPer },
  });
}

/** `#rrggbb` → deck.gl's channels. */
function rgba(hex: string, alpha: number): Rgba {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, alpha];
}

function diagonalM([west, south, east, north]: Bbox): number {
  const metresPerDegree = 111_320;
  const lonScale = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return Math.hypot((east - west) * lonScale, north - south) * metresPerDegree;
}
