import type { LayerSpecification } from 'maplibre-gl';
import type { Layer } from '../../data/model/catalogue.ts';
import { labelLayerId } from '../../data/model/tile-schema.ts';
import { ground, paper } from './colors.ts';
import { byZoom, labelText, textFont, type Stops, type StyleContext } from './style-context.ts';
import { symbolImage } from './symbol-images.ts';

/** Ground of a polygon layer: how strong fill and outline are. */
export interface AreaLook {
  fill: number | Stops;
  line: number;
  width?: number;
  dash?: readonly number[];
}

const defaultArea: AreaLook = { fill: 0.22, line: 0.9, width: 1.2 };

/** Fill and outline of a polygon layer in its classes' colours; `strength` is a factor of the fill's opacity, half as strict with the outline. */
export function areaStyle(
  c: StyleContext,
  layer: Layer,
  look: AreaLook = defaultArea,
  strength = 1,
): LayerSpecification[] {
  const color = c.classColor(layer.id);
  return [
    c.draw(layer.id, 'fill', {
      type: 'fill',
      pick: true,
      paint: {
        'fill-color': color,
        'fill-opacity':
          typeof look.fill === 'number'
            ? c.opacity(layer.id, look.fill * strength)
            : c.opacityByZoom(
                layer.id,
                look.fill.map(([zoom, opacity]) => [zoom, opacity * strength]),
              ),
      },
    }),
    c.draw(layer.id, 'line', {
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': color,
        'line-width': byZoom([
          [10, (look.width ?? 1.2) * 0.6],
          [16, (look.width ?? 1.2) * 1.3],
        ]),
        'line-opacity': c.opacity(layer.id, look.line * Math.min(1, 2 * strength)),
        ...(look.dash ? { 'line-dasharray': look.dash } : {}),
      },
    }),
  ];
}

/** A line layer in its classes' colours, cased with the land. */
export function lineStyle(c: StyleContext, layer: Layer, width = 2): LayerSpecification[] {
  const wide = (factor: number, extra: number): unknown =>
    byZoom(
      [
        [10, width * 0.4 * factor + extra / 2],
        [14, width * factor + extra],
        [18, width * 3 * factor + extra],
      ],
      1.4,
    );
  const layout = { 'line-cap': 'round', 'line-join': 'round' };
  return [
    c.draw(layer.id, 'casing', {
      type: 'line',
      layout,
      paint: { 'line-color': c.color(ground.land), 'line-width': wide(1, 2), 'line-opacity': c.opacity(layer.id, 0.8) },
    }),
    c.draw(layer.id, 'line', {
      type: 'line',
      pick: true,
      layout,
      paint: { 'line-color': c.classColor(layer.id), 'line-width': wide(1, 0), 'line-opacity': c.opacity(layer.id) },
    }),
  ];
}

/** How the points of a layer are drawn. */
export interface PointLook {
  /** 1 is 32 px. */
  size?: number;
  minzoom?: number;
  /** Value by which the more important ones lie on top. */
  sortKey?: unknown;
  /** True for a sign around another one, whose name may cross it. */
  yields?: boolean;
  /** Opacity. */
  strength?: number;
}

/** A point layer as drawn signs in its classes' shapes and colours. */
export function pointStyle(c: StyleContext, layer: Layer, look: PointLook = {}): LayerSpecification[] {
  const { size = 0.6, minzoom, sortKey, yields = false, strength = 1 } = look;
  const { classes, classExpression, field } = c.classes(layer.id);
  const images = classes.flatMap((entry) => [entry.id, symbolImage(entry.symbol, entry.color, c.color(paper))]);
  return [
    c.draw(layer.id, 'symbol', {
      type: 'symbol',
      pick: true,
      ...(minzoom === undefined ? {} : { minzoom }),
      layout: {
        'icon-image': field === null ? images[1] : ['match', classExpression, ...images.slice(0, -2), images.at(-1)],
        'icon-size': byZoom([
          [10, size * 0.34],
          [12, size * 0.52],
          [14, size * 0.8],
          [17, size * 1.2],
        ]),
        'icon-allow-overlap': true,
        // Names keep clear of signs once there is room for names.
        'icon-ignore-placement': yields || ['step', ['zoom'], true, 13, false],
        'icon-padding': 0,
        ...(sortKey === undefined ? {} : { 'symbol-sort-key': sortKey }),
      },
      paint: { 'icon-opacity': c.opacity(layer.id, strength) },
    }),
  ];
}

interface NameLook {
  minzoom: number;
  color: string;
  filter?: unknown[];
  /** True for the few names that must stand, whatever signs lie there. */
  always?: boolean;
  /** Clear of the sign it stands beside, in ems. */
  radiusEm?: number;
  /** Opacity. */
  strength?: number;
}

/** Names of a layer, from its label points where it is a polygon layer; nothing where it has no name. */
export function nameStyle(c: StyleContext, layer: Layer, look: NameLook): LayerSpecification[] {
  if (!layer.labelField) return [];
  const { minzoom, color, filter, always = false, radiusEm = 1.1, strength = 1 } = look;
  const area = layer.geometry === 'polygon';
  return [
    c.draw(layer.id, 'name', {
      type: 'symbol',
      ...(area ? { sourceLayer: labelLayerId(layer.id) } : {}),
      ...(filter ? { filter } : {}),
      minzoom,
      layout: {
        'text-field': labelText(layer.id, c.input.language),
        'text-font': textFont,
        'text-size': byZoom([
          [minzoom, 10.5],
          [minzoom + 4, 13],
        ]),
        'text-padding': 5,
        'text-max-width': 8,
        ...(always ? { 'text-allow-overlap': true } : {}),
        // Beside the sign; a line with a name of its own is a short one (an underpass) and has it at its end.
        ...(layer.geometry !== 'polygon'
          ? {
              'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
              'text-radial-offset': radiusEm,
              'text-justify': 'auto',
            }
          : {}),
      },
      paint: {
        'text-color': color,
        'text-halo-color': c.color(ground.halo),
        'text-halo-width': 1.6,
        'text-opacity': c.opacity(layer.id, strength),
      },
    }),
  ];
}
