import type { ExpressionSpecification } from 'maplibre-gl';
import { byZoom } from './style-context.ts';

/** Line widths in px at a zoom, for diameters of 0.15, 0.3, 0.6, 1 and 2.5 m; between them linear. */
const widthStops: readonly (readonly [zoom: number, px: readonly [number, number, number, number, number]])[] = [
  [9, [0.4, 0.4, 0.6, 1.1, 2]],
  [11, [0.5, 0.6, 1, 1.7, 3]],
  [13, [0.6, 0.9, 1.6, 2.6, 4.6]],
  [15, [1.3, 2, 3.2, 4.8, 8]],
  [17, [2.8, 4.2, 6.4, 9, 15]],
  [19, [6, 9, 13, 18, 32]],
];
/** Between zooms widths grow exponentially with this base. */
const base = 1.4;
const diametersM = [0.15, 0.3, 0.6, 1, 2.5];
/** A pipe of unknown size is drawn as a thin one: it must not look more important than a known one. */
const unknownAsM = 0.2;

/** Widths in px at a zoom for the diameters of `widthStops`: as MapLibre takes them from `pipeWidth`. */
export function pipeWidthsAt(zoom: number): number[] {
  const above = widthStops.findIndex(([stop]) => zoom < stop);
  if (above === 0) return [...widthStops[0][1]];
  if (above < 0) return [...widthStops.at(-1)![1]];
  const [[from, low], [to, high]] = [widthStops[above - 1], widthStops[above]];
  const share = (base ** (zoom - from) - 1) / (base ** (to - from) - 1);
  return low.map((px, i) => px + share * (high[i] - px));
}

/** Width in px of one pipe at a zoom, as `pipeWidth` gives it to the map; undefined is a diameter nobody knows. */
export function pipeWidthAt(zoom: number, diameterM: number | undefined, extra = 0, farShare = 1): number {
  const widths = pipeWidthsAt(zoom);
  const wanted = diameterM ?? unknownAsM;
  const above = diametersM.findIndex((d) => wanted <= d);
  const beyond = extra * (zoom < 14 ? farShare : 1);
  if (above <= 0) return widths.at(above)! + beyond;
  const share = (wanted - diametersM[above - 1]) / (diametersM[above] - diametersM[above - 1]);
  return widths[above - 1] + share * (widths[above] - widths[above - 1]) + beyond;
}

/**
 * Width of a pipe by diameter and zoom, in px, times `factor`, plus `extra` px (casings, halos); seen from afar only a
 * share `farShare` of the extra is added, so that a dense net does not run together.
 */
export function pipeWidth(factor = 1, extra = 0, farShare = 1): ExpressionSpecification {
  const diameter = ['coalesce', ['get', 'diameterM'], unknownAsM];
  return byZoom(
    widthStops.map(([zoom, px]) => [
      zoom,
      [
        'interpolate',
        ['linear'],
        diameter,
        ...diametersM.flatMap((d, i) => [d, px[i] * factor + extra * (zoom < 14 ? farShare : 1)]),
      ],
    ]),
    base,
  );
}
