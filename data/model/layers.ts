import type { Audience, Field, Layer, Theme, ThemeId } from './catalogue.ts';
import { cityLayers } from './city.ts';
import { communityLayers } from './communities.ts';
import { drainageLayers } from './drainage.ts';
import { floodLayers } from './flood.ts';
import { heritageLayers } from './heritage.ts';
import { lifelineLayers } from './lifelines.ts';
import type { Text } from './text.ts';

/**
 * THE layer catalogue: tiles, API collections, styles, legend, inspector and import mapping are derived from it.
 * To add a layer, add it to its theme's file; nothing else lists layers.
 */
export const layers: readonly Layer[] = [
  ...drainageLayers,
  ...floodLayers,
  ...cityLayers,
  ...communityLayers,
  ...heritageLayers,
  ...lifelineLayers,
];

export const themes: readonly Theme[] = [
  { id: 'drainage', title: { zh: '排水设施', en: 'Drainage' } },
  { id: 'flood', title: { zh: '内涝风险', en: 'Flood risk' } },
  { id: 'communities', title: { zh: '老旧小区', en: 'Communities' } },
  { id: 'heritage', title: { zh: '历史文化', en: 'Heritage' } },
  { id: 'lifelines', title: { zh: '生命线', en: 'Lifelines' } },
  { id: 'city', title: { zh: '城市底图', en: 'City' } },
];

const byId = new Map(layers.map((layer) => [layer.id, layer]));

/** The layer with this id, or undefined. */
export function findLayer(id: string): Layer | undefined {
  return byId.get(id);
}

/** The layer with this id. Throws with the known ids when there is none. */
export function getLayer(id: string): Layer {
  const layer = byId.get(id);
  if (!layer) throw new Error(`unknown layer "${id}"; expected one of ${[...byId.keys()].join(', ')}`);
  return layer;
}

/** Layers of a theme, in catalogue order. */
export function layersOfTheme(theme: ThemeId): Layer[] {
  return layers.filter((layer) => layer.theme === theme);
}

/** The field of a layer, or undefined. */
export function findField(layer: Pick<Layer, 'fields'>, name: string): Field | undefined {
  return layer.fields.find((field) => field.name === name);
}

/** The field that says in English what this one says in the survey's language, or undefined. */
export function englishTwin(layer: Pick<Layer, 'fields'>, name: string): Field | undefined {
  return findField(layer, `${name}En`);
}

/** Whether a field is the English twin of another one. */
export function isEnglishTwin(layer: Pick<Layer, 'fields'>, { name }: Field): boolean {
  return name.endsWith('En') && findField(layer, name.slice(0, -2)) !== undefined;
}

/** Fields that hold a layer's label, the one for the language first; empty where the layer has no label. */
export function labelFields(layer: Layer, language: keyof Text): string[] {
  if (!layer.labelField) return [];
  const english = language === 'en' ? englishTwin(layer, layer.labelField) : undefined;
  return english ? [english.name, layer.labelField] : [layer.labelField];
}

/** The label of a record in a language, or undefined where it has none. */
export function labelOf(
  layer: Layer,
  properties: Readonly<Record<string, unknown>>,
  language: keyof Text,
): string | undefined {
  for (const name of labelFields(layer, language)) {
    const value = properties[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** Whether an audience may have the layer at all. A layer whose public geometry is `none` is not the public's. */
export function layerVisibleTo(layer: Layer, audience: Audience): boolean {
  return audience === 'staff' || (layer.access === 'public' && layer.publicGeometry !== 'none');
}

/** Fields of a layer an audience may have. Personal fields are in neither: they need a named right of their own. */
export function fieldsVisibleTo(layer: Layer, audience: Audience): Field[] {
  return layer.fields.filter(
    (field) => field.access === 'public' || (audience === 'staff' && field.access === 'staff'),
  );
}
