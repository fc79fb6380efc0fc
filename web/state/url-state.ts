import type { PolygonGeometry } from '../../data/model/feature.ts';
import { findLayer } from '../../data/model/layers.ts';
import { limits } from '../../data/model/limits.ts';
import type { Choices, ColorScheme, Language, LayerState, MapView, PipeTheme } from './app-state.ts';
import {
  taskIds,
  type BlankParameters,
  type DensityParameters,
  type PolicyParameters,
  type SummaryParameters,
} from './task-parameters.ts';
import type { FeatureRef } from './feature-ref.ts';
import { escape, numberWithin, oneOf, shortText, type Get, type Put } from './link-values.ts';
import { decodeInspection, encodeInspection } from './inspection-parameters.ts';
import { decodeSwmm, encodeSwmm } from './swmm-parameters.ts';
import { decodeWeak, encodeWeak } from './weak-parameters.ts';
import { decodePolygon, encodePolygon } from './polygon-code.ts';
import { decodeTrace, encodeTrace } from './trace-code.ts';
import { decodeSection, encodeSection } from './section-code.ts';
import { decodeCapacity, encodeCapacity } from './capacity-code.ts';

/** Everything a link carries. */
export interface Link {
  choices: Choices;
  /** The task is to be run with these parameters as soon as the link is opened. */
  run: boolean;
  /** Dataset version the sender saw. */
  version: string | null;
}

const languages: readonly Language[] = ['zh', 'en'];
const schemes: readonly ColorScheme[] = ['light', 'dark', 'auto'];
const pipeThemes: readonly PipeTheme[] = ['kind', 'diameter', 'material', 'structural', 'functional', 'cjj61'];
const policyLayers = ['old_communities', 'heritage_districts'] as const;
const cellTypes: readonly DensityParameters['cells'][] = ['square', 'hexagon', 'districts', 'polygon'];
export const pipeKinds: readonly string[] = ['storm', 'foul', 'combined', 'other'];

const idPattern = /^[\w-]{1,64}$/;

/**
 * Text of a link after `#`, without it: only what differs from `defaults`, except the language and the city, which
 * must not depend on what the receiver once chose.
 */
export function encodeLink(link: Link, defaults: Choices): string {
  const { choices } = link;
  const parts: string[] = [];
  const put: Put = (name, value) => {
    if (value !== null) parts.push(`${name}=${value}`);
  };
  put('city', choices.city && escape(choices.city));
  put('v', link.version && escape(link.version));
  put('map', choices.view && encodeView(choices.view));
  put('lang', choices.language);
  put('scheme', choices.scheme === defaults.scheme ? null : choices.scheme);
  put('pipes', choices.pipeTheme === defaults.pipeTheme ? null : choices.pipeTheme);
  encodeLayers(choices.layers, defaults.layers, put);
  put('task', choices.task);
  encodeDensity(choices.density, defaults.density, put);
  encodeBlank(choices.blank, defaults.blank, put);
  encodeSummary(choices.summary, defaults.summary, put);
  encodePolicy(choices.policy, defaults.policy, put);
  encodeTrace(choices.trace, defaults.trace, put);
  encodeWeak(choices.weak, defaults.weak, put, escape);
  encodeInspection(choices.inspection, defaults.inspection, put);
  encodeCapacity(choices.capacity, defaults.capacity, put);
  encodeSwmm(choices.swmm, defaults.swmm, put);
  put('run', link.run ? '1' : null);
  put('sel', choices.selection && `${choices.selection.layer}:${escape(choices.selection.key)}`);
  put('sheet', choices.sheet && escape(choices.sheet));
  put('focus', choices.resultFocus && escape(choices.resultFocus));
  encodeSection(choices.section, put);
  return parts.join('&');
}

/** What a link says; every value that is missing, out of range or nonsense is the default's. Never throws. */
export function decodeLink(text: string, defaults: Choices): Link {
  const values = new URLSearchParams(text.replace(/^[#?]/, '').replaceAll('+', '%2B'));
  const get: Get = (name) => values.get(name);
  const city = get('city');
  const selection = decodeSelection(get('sel'));
  return {
    choices: {
      city: city !== null && idPattern.test(city) ? city : defaults.city,
      view: decodeView(get('map')) ?? defaults.view,
      language: oneOf(languages, get('lang')) ?? defaults.language,
      scheme: oneOf(schemes, get('scheme')) ?? defaults.scheme,
      layers: decodeLayers(get, defaults.layers),
      pipeTheme: oneOf(pipeThemes, get('pipes')) ?? defaults.pipeTheme,
      task: oneOf(taskIds, get('task')) ?? defaults.task,
      density: {
        cells: oneOf(cellTypes, get('cells')) ?? defaults.density.cells,
        sizeM: numberWithin(get('size'), limits.cellSizeMinM, limits.cellSizeMaxM) ?? defaults.density.sizeM,
        kinds: decodeKinds(get('kinds')) ?? defaults.density.kinds,
        polygon: decodePolygon(get('poly') ?? '') ?? defaults.density.polygon,
        extruded: get('columns') === null ? defaults.density.extruded : get('columns') === '1',
      },
      blank: {
        distanceM: numberWithin(get('dist'), limits.distanceMinM, limits.distanceMaxM) ?? defaults.blank.distanceM,
        minAreaM2: numberWithin(get('min'), 0, limits.minAreaMaxM2) ?? defaults.blank.minAreaM2,
        kinds: decodeKinds(get('blankkinds')) ?? defaults.blank.kinds,
        within: decodePolygon(get('within') ?? '') ?? defaults.blank.within,
      },
      summary: {
        areas: decodeAreas(get('areas')) ?? defaults.summary.areas,
        distanceM: numberWithin(get('sumdist'), limits.distanceMinM, limits.distanceMaxM) ?? defaults.summary.distanceM,
      },
      policy: {
        distanceM: numberWithin(get('poldist'), limits.distanceMinM, limits.distanceMaxM) ?? defaults.policy.distanceM,
        floodDistanceM: numberWithin(get('polflood'), 0, limits.distanceMaxM) ?? defaults.policy.floodDistanceM,
        layer: oneOf(policyLayers, get('places')) ?? defaults.policy.layer,
      },
      trace: decodeTrace(get, defaults.trace),
      weak: decodeWeak(get, defaults.weak),
      inspection: decodeInspection(get, defaults.inspection),
      capacity: decodeCapacity(get, defaults.capacity),
      swmm: decodeSwmm(get, defaults.swmm),
      selection: selection ?? defaults.selection,
      sheet: shortText(get('sheet')) ?? defaults.sheet,
      resultFocus: shortText(get('focus')) ?? defaults.resultFocus,
      section: decodeSection(get) ?? defaults.section,
    },
    run: get('run') === '1',
    version: shortText(get('v')) ?? null,
  };
}

function encodeDensity(density: DensityParameters, defaults: DensityParameters, put: Put): void {
  put('cells', density.cells === defaults.cells ? null : density.cells);
  put('size', density.sizeM === defaults.sizeM ? null : String(density.sizeM));
  put('kinds', density.kinds && density.kinds.join('.'));
  put('poly', density.polygon && encodePolygon(density.polygon));
  put('columns', density.extruded === defaults.extruded ? null : density.extruded ? '1' : '0');
}

function encodeBlank(blank: BlankParameters, defaults: BlankParameters, put: Put): void {
  put('dist', blank.distanceM === defaults.distanceM ? null : String(blank.distanceM));
  put('min', blank.minAreaM2 === defaults.minAreaM2 ? null : String(blank.minAreaM2));
  put('blankkinds', blank.kinds && blank.kinds.join('.'));
  put('within', blank.within && encodePolygon(blank.within));
}

function encodeSummary({ areas, distanceM }: SummaryParameters, defaults: SummaryParameters, put: Put): void {
  put('areas', areas.length > 0 ? areas.map(encodePolygon).join(',') : null);
  put('sumdist', distanceM === defaults.distanceM ? null : String(distanceM));
}

function encodePolicy(policy: PolicyParameters, defaults: PolicyParameters, put: Put): void {
  put('poldist', policy.distanceM === defaults.distanceM ? null : String(policy.distanceM));
  put('polflood', policy.floodDistanceM === defaults.floodDistanceM ? null : String(policy.floodDistanceM));
  put('places', policy.layer);
}

/** Areas that are none are left out; undefined when nothing is left. */
function decodeAreas(text: string | null): PolygonGeometry[] | undefined {
  const areas = (text ?? '').split(',').map(decodePolygon);
  const drawn = areas.filter((area) => area !== undefined).slice(0, limits.summaryAreasMax);
  return drawn.length > 0 ? drawn : undefined;
}

function encodeLayers(layers: Record<string, LayerState>, defaults: Record<string, LayerState>, put: Put): void {
  const on: string[] = [];
  const off: string[] = [];
  const opacity: string[] = [];
  const hidden: string[] = [];
  for (const [id, layer] of Object.entries(layers)) {
    const before = defaults[id];
    if (!before) continue;
    if (layer.visible !== before.visible) (layer.visible ? on : off).push(id);
    if (layer.opacity !== before.opacity) opacity.push(`${id}:${Math.round(layer.opacity * 100)}`);
    if (layer.hidden.length > 0) hidden.push(`${id}:${layer.hidden.join('.')}`);
  }
  const join = (list: string[]): string | null => (list.length > 0 ? list.join(',') : null);
  put('on', join(on));
  put('off', join(off));
  put('opacity', join(opacity));
  put('hide', join(hidden));
}

function decodeLayers(get: Get, defaults: Record<string, LayerState>): Record<string, LayerState> {
  const layers = Object.fromEntries(Object.entries(defaults).map(([id, layer]) => [id, { ...layer }]));
  const each = (name: string, use: (layer: LayerState, value: string) => void): void => {
    for (const entry of (get(name) ?? '').split(',')) {
      const [id = '', value = ''] = entry.split(':', 2);
      // `Object.hasOwn`: a layer called `constructor` in a link is nobody's.
      const layer = Object.hasOwn(layers, id) ? layers[id] : undefined;
      if (layer) use(layer, value);
    }
  };
  each('on', (layer) => (layer.visible = true));
  each('off', (layer) => (layer.visible = false));
  each('opacity', (layer, value) => {
    const percent = numberWithin(value, 0, 100);
    if (percent !== undefined) layer.opacity = Math.round(percent) / 100;
  });
  each('hide', (layer, value) => {
    const classes = value.split('.').filter((id) => idPattern.test(id));
    layer.hidden = [...new Set(classes)].slice(0, 60);
  });
  return layers;
}

/** lon, lat, zoom and, where the map is turned or tilted, bearing and pitch. */
function encodeView({ lon, lat, zoom, bearing, pitch }: MapView): string {
  const numbers = [lon.toFixed(5), lat.toFixed(5), zoom.toFixed(2)];
  if (bearing.toFixed(1) !== '0.0' || pitch.toFixed(1) !== '0.0') numbers.push(bearing.toFixed(1), pitch.toFixed(1));
  return numbers.map((text) => String(Number(text))).join(',');
}

function decodeView(text: string | null): MapView | undefined {
  if (text === null) return undefined;
  const [lon, lat, zoom, bearing = '0', pitch = '0', ...rest] = text.split(',');
  const view = {
    lon: numberWithin(lon ?? null, -180, 180),
    // The Mercator map ends there.
    lat: numberWithin(lat ?? null, -85.05, 85.05),
    zoom: numberWithin(zoom ?? null, 0, 24),
    bearing: numberWithin(bearing, -180, 180),
    pitch: numberWithin(pitch, 0, 85),
  };
  if (rest.length > 0 || Object.values(view).some((value) => value === undefined)) return undefined;
  return view as MapView;
}

function decodeSelection(text: string | null): FeatureRef | undefined {
  if (text === null) return undefined;
  const colon = text.indexOf(':');
  const layer = text.slice(0, colon);
  const key = shortText(text.slice(colon + 1));
  return colon > 0 && key !== undefined && findLayer(layer) ? { layer, key } : undefined;
}

function decodeKinds(text: string | null): string[] | undefined {
  const kinds = [...new Set((text ?? '').split('.'))].filter((kind) => pipeKinds.includes(kind));
  return kinds.length > 0 ? kinds : undefined;
}
