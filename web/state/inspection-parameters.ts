import { regionClasses, soilClasses, type RegionClass, type SoilClass } from '../../data/inspection/settings.ts';
import { escape as escapeText, oneOf, type Get, type Put } from './link-values.ts';

/** What colours the pipes: class by F, by G, by RI, by MI. */
export const inspectionShows = ['structural', 'functional', 'repair', 'maintenance'] as const;
export type InspectionShow = (typeof inspectionShows)[number];

/** Columns of the table that it can be ordered by. */
export const inspectionSortColumns = [
  ...['pipe', 'size', 'length', 'F', 'structural', 'structuralExtent', 'RI', 'structuralAction', 'repair'],
  ...['G', 'functional', 'functionalExtent', 'MI', 'functionalAction'],
] as const;

export interface InspectionParameters {
  /** K and T where a finding does not name its own. */
  region: RegionClass;
  soil: SoilClass;
  show: InspectionShow;
  /** Classes 1 … 4 of what is shown that are not listed. */
  hidden: readonly number[];
  /** Only pipes whose record says otherwise. */
  differs: boolean;
  /** Only pipes that have this in their key. */
  text: string;
  /** By class of what is shown, the worst first, when null. */
  sort: { column: string; isUp: boolean } | null;
}

export function defaultInspectionParameters(): InspectionParameters {
  return {
    region: 'other_road',
    soil: 'ordinary',
    show: 'structural',
    hidden: [],
    differs: false,
    text: '',
    sort: null,
  };
}

const textMaxChars = 60;

export function encodeInspection(inspection: InspectionParameters, defaults: InspectionParameters, put: Put): void {
  const changed = (now: string, before: string): string | null => (now === before ? null : now);
  put('region', changed(inspection.region, defaults.region));
  put('soil', changed(inspection.soil, defaults.soil));
  put('grade', changed(inspection.show, defaults.show));
  put('gradeoff', inspection.hidden.length > 0 ? inspection.hidden.join('.') : null);
  put('differs', inspection.differs ? '1' : null);
  put('gradefind', inspection.text === '' ? null : escapeText(inspection.text));
  put('gradesort', inspection.sort && `${inspection.sort.isUp ? '' : '-'}${inspection.sort.column}`);
}

/** What a link says of them; what is missing or nonsense is the default's. */
export function decodeInspection(get: Get, defaults: InspectionParameters): InspectionParameters {
  const off = (get('gradeoff') ?? '').split('.');
  const sort = /^(-?)([A-Za-z]+)$/.exec(get('gradesort') ?? '');
  const column = oneOf(inspectionSortColumns, sort?.[2] ?? null);
  return {
    region: oneOf(regionClasses, get('region')) ?? defaults.region,
    soil: oneOf(soilClasses, get('soil')) ?? defaults.soil,
    show: oneOf(inspectionShows, get('grade')) ?? defaults.show,
    hidden: [1, 2, 3, 4].filter((each) => off.includes(String(each))),
    differs: get('differs') === '1',
    text: (get('gradefind') ?? '').slice(0, textMaxChars),
    sort: sort && column ? { column, isUp: sort[1] === '' } : defaults.sort,
  };
}
