import type { DataDrivenPropertyValueSpecification, ExpressionSpecification } from 'maplibre-gl';
import type { Layer } from '../../data/model/catalogue.ts';
import { classLabels } from '../../data/model/class-labels.ts';
import { codeLists, type CodeListId } from '../../data/model/codes.ts';
import { findField } from '../../data/model/layers.ts';
import type { Value } from '../../data/model/feature.ts';
import type { Text } from '../../data/model/text.ts';
import type { PipeTheme } from '../state/app-state.ts';
import { classRules, pipeRules, type ClassRule } from './class-rules.ts';
import { themeColor, type Scheme } from './colors.ts';

/** Id of the class that holds features without a (known) value. */
export const missingClass = 'missing';

/** How a legend swatch is drawn; the map draws the same shape. */
export type ClassSymbol =
  | 'line'
  | 'fill'
  | 'hatch'
  | 'circle'
  | 'ring'
  | 'square'
  | 'triangle'
  | 'intake'
  | 'hexagon'
  | 'diamond'
  | 'gate'
  | 'bowtie'
  | 'bar'
  | 'cross'
  | 'drop';

/** One class of a layer: what the legend shows, what `LayerState.hidden` names and what the style paints. */
export interface LegendClass {
  id: string;
  label: Text;
  color: string;
  symbol: ClassSymbol;
  /** Letters written along the line (CJJ 61). */
  letters?: string;
  /** Line width of the swatch, px. */
  width?: number;
  dash?: readonly number[];
}

/** How a layer is told apart on the map. Legend, colours, filters and `inView` are all derived from this one value. */
export interface Classification {
  /** Tile field that decides; null for a layer of one class. */
  field: string | null;
  classes: readonly LegendClass[];
  /** Unit of numeric class bounds, as shown. */
  unit?: string;
  /** Class of a feature by its tile properties. */
  classOf: (properties: Record<string, unknown>) => string;
  /** MapLibre expression giving the class id. */
  classExpression: ExpressionSpecification | string;
}

/** Classes of a catalogue layer in one scheme; pipes follow the theme, every other layer has one way. */
export function classify(layer: Layer, pipeTheme: PipeTheme, scheme: Scheme): Classification {
  const rule = layer.id === 'pipes' ? pipeRules[pipeTheme] : (classRules[layer.id] ?? defaultRule(layer));
  const symbol = rule.symbol ?? (layer.geometry === 'line' ? 'line' : layer.geometry === 'polygon' ? 'fill' : 'circle');
  if (rule.type === 'single') {
    const only: LegendClass = { id: 'all', label: layer.title, color: rule.color[scheme], symbol, ...swatch(rule) };
    return { field: null, classes: [only], classOf: () => 'all', classExpression: 'all' };
  }
  const gap: LegendClass = {
    id: missingClass,
    label: rule.missingLabel ?? classLabels.missing,
    color: rule.missing[scheme],
    symbol: rule.missingSymbol ?? symbol,
    ...swatch(rule),
  };
  if (rule.type === 'steps') {
    const { field, bounds, factor } = rule;
    const ids = rule.colors.map((_, i) => `c${i}`);
    const classes = rule.colors.map((color, i) => ({
      id: ids[i],
      label: same(stepLabel(bounds, i, factor, rule.prefix)),
      color: color[scheme],
      symbol,
      width: rule.widths?.[i] ?? swatch(rule).width,
    }));
    return {
      field,
      unit: rule.unit,
      classes: [...classes.map(dropEmpty), gap],
      classOf: (properties) => {
        const value = properties[field];
        if (typeof value !== 'number') return missingClass;
        return ids[bounds.filter((bound) => value >= bound).length];
      },
      classExpression: [
        'case',
        ['==', ['typeof', ['get', field]], 'number'],
        ['step', ['to-number', ['get', field], 0], ids[0], ...bounds.flatMap((bound, i) => [bound, ids[i + 1]])],
        missingClass,
      ] as unknown as ExpressionSpecification,
    };
  }
  const { field } = rule;
  const classOfCode = new Map(
    rule.groups.flatMap((group) => group.codes.map((code) => [code, group.id ?? code] as const)),
  );
  const list = codeListOf(layer, field);
  const classes = rule.groups.map((group): LegendClass => ({
    id: group.id ?? group.codes[0],
    label: joinLabels(list, group.codes),
    color: group.color[scheme],
    symbol: group.symbol ?? symbol,
    ...(group.letters ? { letters: group.letters } : {}),
    ...swatch(rule),
  }));
  return {
    field,
    classes: [...classes, gap],
    classOf: (properties) => classOfCode.get(`${(properties[field] as Value | undefined) ?? ''}`) ?? missingClass,
    classExpression: [
      'match',
      ['to-string', ['get', field]],
      ...rule.groups.flatMap((group) => [[...group.codes], group.id ?? group.codes[0]]),
      missingClass,
    ] as unknown as ExpressionSpecification,
  };
}

/** Colour of each feature by its class: the one expression every style layer of the layer paints with. */
export function classColor(c: Classification): DataDrivenPropertyValueSpecification<string> {
  const known = c.classes.filter((entry) => entry.id !== missingClass);
  const rest = c.classes.find((entry) => entry.id === missingClass);
  if (c.field === null || !rest) return c.classes[0].color;
  return [
    'match',
    c.classExpression,
    ...known.flatMap((entry) => [entry.id, entry.color]),
    rest.color,
  ] as unknown as ExpressionSpecification;
}

/** Filter that leaves out the classes a person switched off; undefined when none is. */
export function hiddenFilter(c: Classification, hidden: readonly string[]): ExpressionSpecification | undefined {
  const known = hidden.filter((id) => c.classes.some((entry) => entry.id === id));
  if (known.length === 0) return undefined;
  return ['!', ['in', c.classExpression, ['literal', known]]] as unknown as ExpressionSpecification;
}

/** A layer the map has no special picture for: its theme's colour, its geometry's shape. */
function defaultRule(layer: Layer): ClassRule {
  return { type: 'single', color: themeColor[layer.theme] };
}

function swatch(rule: ClassRule): { width?: number; dash?: readonly number[] } {
  return { ...(rule.width === undefined ? {} : { width: rule.width }), ...(rule.dash ? { dash: rule.dash } : {}) };
}

function dropEmpty(entry: LegendClass & { width: number | undefined }): LegendClass {
  const { width, ...rest } = entry;
  return width === undefined ? rest : { ...rest, width };
}

const same = (text: string): Text => ({ zh: text, en: text });

function stepLabel(bounds: readonly number[], i: number, factor: number, prefix: string): string {
  const shown = (bound: number): string => `${Math.round(bound * factor)}`;
  if (i === 0) return `${prefix} < ${shown(bounds[0])}`;
  if (i === bounds.length) return `${prefix} ≥ ${shown(bounds.at(-1)!)}`;
  return `${prefix} ${shown(bounds[i - 1])}–${shown(bounds[i])}`;
}

function codeListOf(layer: Layer, field: string): CodeListId {
  const codes = findField(layer, field)?.codes;
  if (!codes) throw new Error(`layer "${layer.id}": class field "${field}" has no code list in the catalogue`);
  return codes;
}

function joinLabels(list: CodeListId, codes: readonly string[]): Text {
  const entries = codes
    .map((code) => codeLists[list].find((entry) => entry.code === code))
    .filter((e) => e !== undefined);
  const join = (language: keyof Text): string =>
    [...new Set(entries.map((entry) => entry.label[language]))].join(' / ');
  return { zh: join('zh'), en: join('en') };
}
