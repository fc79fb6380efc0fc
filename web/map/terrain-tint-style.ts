import type { LayerSpecification } from 'maplibre-gl';
import { tintRamp, type Scheme } from './colors.ts';
import type { StyleContext } from './style-context.ts';
import { terrainSource } from './terrain-style.ts';

/** Id of the contour tint among the layers' states; it is no catalogue layer, because it is a grid. */
export const tintId = 'elevation_tint';

/** One class of the tint: levels from `fromM` up to `toM`, metres above the vertical datum. */
export interface TintClass {
  fromM: number | undefined;
  toM: number | undefined;
  color: string;
}

/** Half the width of the step between two classes, metres: the ramp of a relief layer knows slopes only. */
const stepM = 0.02;

/** Classes of a contour tint, low to high; none without bounds. */
export function tintClasses(boundsM: readonly number[], scheme: Scheme): TintClass[] {
  if (boundsM.length === 0) return [];
  const ramp = tintRamp[scheme];
  return [undefined, ...boundsM].map((fromM, k) => ({
    fromM,
    toM: boundsM[k],
    color: ramp[Math.round((k * (ramp.length - 1)) / boundsM.length)],
  }));
}

/** Land in steps of colour by its level, low green to high brown, as on a printed map; under what covers the land. */
export function terrainTintStyle(c: StyleContext): LayerSpecification[] {
  const { terrain, complete, tintBoundsM, scheme, layers } = c.input;
  const classes = tintClasses(tintBoundsM, scheme);
  if (!terrain || classes.length === 0) return [];
  const stops = classes.flatMap(({ fromM, toM, color }) => [
    fromM === undefined ? toM! - 1000 : fromM + stepM,
    color,
    ...(toM === undefined ? [] : [toM - stepM, color]),
  ]);
  return [
    {
      id: 'terrain-tint',
      type: 'color-relief',
      source: terrainSource,
      layout: { visibility: complete && layers[tintId]?.visible ? 'visible' : 'none' },
      paint: {
        'color-relief-color': ['interpolate', ['linear'], ['elevation'], ...stops] as never,
        'color-relief-opacity': c.opacity(tintId, 0.7),
      },
    },
  ];
}
