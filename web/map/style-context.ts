import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { getLayer, labelFields } from '../../data/model/layers.ts';
import type { LayerState, Language, PipeTheme } from '../state/app-state.ts';
import { classColor, classify, hiddenFilter, type Classification } from './classes.ts';
import type { Scheme, Shade } from './colors.ts';

/** Everything the picture depends on. */
export interface StyleInput {
  scheme: Scheme;
  language: Language;
  pipeTheme: PipeTheme;
  layers: Readonly<Record<string, LayerState>>;
  /** True while a result lies on the map: the network steps back so that the answer leads. */
  recede: boolean;
  /** True while a veil over the ground and the network does that: no tile is laid out anew for it. */
  veiled: boolean;
  /** True where the city brought its terrain; it never changes while a map stands. */
  terrain: boolean;
  /** True once ground, network and signs stand: names and relief, which cost as much again, then follow. */
  complete: boolean;
  /** Bounds of the contour tint's classes, metres, ascending. */
  tintBoundsM: readonly number[];
  /** True where rivers come as lines too: their names then run along them. */
  hasWaterways: boolean;
}

/** What a style layer belongs to; kept in its `metadata` for picking and for the legend's view. */
export interface StyleLayerMetadata {
  /** Catalogue layer. */
  layer: string;
  /** False for halos, labels and arrows: a click on them is a click on the thing they belong to. */
  pick: boolean;
}

/** Zoom → value pairs of an interpolation. */
export type Stops = readonly (readonly [zoom: number, value: number])[];

interface DrawSpec {
  type: LayerSpecification['type'];
  /** Default: the catalogue layer itself. */
  sourceLayer?: string;
  pick?: boolean;
  filter?: unknown[];
  minzoom?: number;
  maxzoom?: number;
  layout?: Record<string, unknown>;
  paint?: Record<string, unknown>;
  /** True for the ground, which stays when its catalogue layer is switched off. */
  always?: boolean;
  /** True for what this picture does without: it is then not even read from the tiles. */
  unused?: boolean;
}

export const surveySource = 'survey';
/** Drawn with the page's own font files (font-faces.ts); the second name is the browser's. */
export const textFont = ['Noto Sans SC', 'sans-serif'];

/** Helpers the theme files share; made anew for every picture. */
export interface StyleContext {
  input: StyleInput;
  color: (shade: Shade) => string;
  classes: (layerId: string) => Classification;
  classColor: (layerId: string) => unknown;
  /** Opacity of a layer as chosen, times `base`. */
  opacity: (layerId: string, base?: number) => number;
  opacityByZoom: (layerId: string, stops: Stops) => ExpressionSpecification;
  /** One style layer `<layer>-<role>` of a catalogue layer, with visibility and hidden classes applied. */
  draw: (layerId: string, role: string, spec: DrawSpec) => LayerSpecification;
}

/** Text of a layer's labels in the language of the map: the English name where there is one, else the name. */
export function labelText(layerId: string, language: Language): ExpressionSpecification {
  const fields = labelFields(getLayer(layerId), language).map((name) => ['get', name]);
  return (fields.length > 1 ? ['coalesce', ...fields] : fields[0]) as unknown as ExpressionSpecification;
}

/** Linear by zoom, or exponential with `base`. */
export function byZoom(stops: readonly (readonly [number, unknown])[], base = 1): ExpressionSpecification {
  const curve = base === 1 ? ['linear'] : ['exponential', base];
  return ['interpolate', curve, ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;
}

export function styleContext(input: StyleInput): StyleContext {
  const { scheme, pipeTheme } = input;
  const classified = new Map<string, Classification>();
  const classes = (layerId: string): Classification => {
    let known = classified.get(layerId);
    if (!known) classified.set(layerId, (known = classify(getLayer(layerId), pipeTheme, scheme)));
    return known;
  };
  const state = (layerId: string): LayerState => input.layers[layerId] ?? { visible: true, opacity: 1, hidden: [] };
  const opacity = (layerId: string, base = 1): number => Math.round(state(layerId).opacity * base * 1000) / 1000;
  return {
    input,
    color: (shade) => shade[scheme],
    classes,
    classColor: (layerId) => classColor(classes(layerId)),
    opacity,
    opacityByZoom: (layerId, stops) => byZoom(stops.map(([zoom, value]) => [zoom, opacity(layerId, value)])),
    draw: (layerId, role, spec) => {
      const hidden = hiddenFilter(classes(layerId), state(layerId).hidden);
      const filters = [spec.filter, spec.always ? undefined : hidden].filter((f) => f !== undefined);
      const isName = spec.layout?.['text-field'] !== undefined;
      const isUsed = !spec.unused && (input.complete || !isName);
      const metadata: StyleLayerMetadata = { layer: layerId, pick: spec.pick ?? false };
      return {
        id: `${layerId}-${role}`,
        type: spec.type,
        source: surveySource,
        'source-layer': spec.sourceLayer ?? layerId,
        metadata,
        ...(spec.minzoom === undefined ? {} : { minzoom: spec.minzoom }),
        ...(spec.maxzoom === undefined ? {} : { maxzoom: spec.maxzoom }),
        ...(filters.length === 0 ? {} : { filter: filters.length === 1 ? filters[0] : ['all', ...filters] }),
        layout: {
          ...spec.layout,
          visibility: isUsed && (spec.always || state(layerId).visible) ? 'visible' : 'none',
        },
        paint: spec.paint ?? {},
      } as LayerSpecification;
    },
  };
}
