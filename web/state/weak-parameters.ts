import { limits } from '../../data/model/limits.ts';
import { weakClasses } from '../../data/weak-points/classes.ts';
import { proposedWeights, weakComponents, type WeakKind, weakKinds, type WeakWeights } from '../../data/weak-points/components.ts'; // prettier-ignore

export type WeakClass = (typeof weakClasses)[number];

/** Order of the table: by rank when null. */
export interface WeakSort {
  column: string;
  isUp: boolean;
}

/** What is asked of the weak points: how they are weighed, and which of them are listed. */
export interface WeakParameters {
  weights: WeakWeights;
  /** Return period of the storm that pipes are held against, years. */
  designYears: number;
  /** Weights of the ranks that movements are measured from. */
  baseline: WeakWeights;
  kind: WeakKind;
  /** Only in this district, this street unit; null is all. */
  district: string | null;
  street: string | null;
  /** Classes that are not listed. */
  hidden: readonly WeakClass[];
  /** Only what has this in its key, its name or its road. */
  text: string;
  /** Only what is known to this share at least, 0..1. */
  known: number;
  sort: WeakSort | null;
}

export function defaultWeakParameters(): WeakParameters {
  return {
    weights: { ...proposedWeights },
    designYears: limits.weakYearsDefault,
    baseline: { ...proposedWeights },
    kind: 'pipes',
    district: null,
    street: null,
    hidden: [],
    text: '',
    known: 0,
    sort: null,
  };
}

/** Columns of the table that it can be ordered by. */
export const weakSortColumns: readonly string[] = [
  'rank', 'moved', 'object', 'class', 'score', 'completeness', 'district', 'street', 'road', 'size', ...weakComponents,
]; // prettier-ignore

/** Return periods that storm drains are designed for. */
export const designYearChoices: readonly number[] = [1, 2, 3, 5, 10, 20, 30, 50];

const textMaxChars = 60;
type Put = (name: string, value: string | null) => void;

/** Weights as hundredths with dots between, in the order of the components. */
const weightsText = (weights: WeakWeights): string => weakComponents.map((name) => Math.round(100 * weights[name])).join('.'); // prettier-ignore

export function encodeWeak(
  weak: WeakParameters,
  defaults: WeakParameters,
  put: Put,
  escape: (text: string) => string,
): void {
  // prettier-ignore
  const changed = (now: string, before: string): string | null => (now === before ? null : now);
  put('weights', changed(weightsText(weak.weights), weightsText(defaults.weights)));
  put('base', changed(weightsText(weak.baseline), weightsText(defaults.baseline)));
  put('weakyears', changed(String(weak.designYears), String(defaults.designYears)));
  put('weak', changed(weak.kind, defaults.kind));
  put('district', weak.district && escape(weak.district));
  put('street', weak.street && escape(weak.street));
  put('without', weak.hidden.length > 0 ? weak.hidden.join('.') : null);
  put('find', weak.text === '' ? null : escape(weak.text));
  put('known', changed(String(Math.round(100 * weak.known)), String(Math.round(100 * defaults.known))));
  put('sort', weak.sort && `${weak.sort.isUp ? '' : '-'}${weak.sort.column}`);
}

/** What a link says of them; what is missing or nonsense is the default's. */
export function decodeWeak(get: (name: string) => string | null, defaults: WeakParameters): WeakParameters {
  const known = get('known');
  const hidden = (get('without') ?? '').split('.');
  const sort = /^(-?)([A-Za-z]+)$/.exec(get('sort') ?? '');
  return {
    weights: decodeWeights(get('weights')) ?? defaults.weights,
    baseline: decodeWeights(get('base')) ?? defaults.baseline,
    designYears: designYearChoices.find((years) => String(years) === get('weakyears')) ?? defaults.designYears,
    kind: weakKinds.find((kind) => kind === get('weak')) ?? defaults.kind,
    district: shortText(get('district')) ?? defaults.district,
    street: shortText(get('street')) ?? defaults.street,
    hidden: weakClasses.filter((name) => hidden.includes(name)),
    text: (get('find') ?? '').slice(0, textMaxChars),
    known: known !== null && /^\d{1,3}$/.test(known) ? Math.min(100, Number(known)) / 100 : defaults.known,
    sort: sort && weakSortColumns.includes(sort[2]) ? { column: sort[2], isUp: sort[1] === '' } : defaults.sort,
  };
}

function decodeWeights(text: string | null): WeakWeights | undefined {
  const parts = (text ?? '').split('.');
  if (parts.length !== weakComponents.length || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 100))
    return undefined;
  return Object.fromEntries(weakComponents.map((name, c) => [name, Number(parts[c]) / 100])) as WeakWeights;
}

function shortText(text: string | null): string | undefined {
  return text !== null && text !== '' && text.length <= 200 ? text : undefined;
}
