import { codeLists } from '../../data/model/codes.ts';
import { pipeSizeBoundsM } from '../../data/model/pipe-size.ts';
import { classLabels } from '../../data/model/class-labels.ts';
import type { Text } from '../../data/model/text.ts';
import type { PipeTheme } from '../state/app-state.ts';
import type { ClassSymbol } from './classes.ts';
import * as colors from './colors.ts';
import type { Shade } from './colors.ts';

interface Look {
  symbol?: ClassSymbol;
  missingSymbol?: ClassSymbol;
  /** Words for records without a value, where `unknown` would not be true. */
  missingLabel?: Text;
  width?: number;
  dash?: readonly number[];
}

/** By what a layer is told apart: one look for all, codes (grouped where there are many), or steps of a number. */
export type ClassRule = Look &
  (
    | { type: 'single'; color: Shade }
    | { type: 'codes'; field: string; groups: readonly CodeGroup[]; missing: Shade }
    | {
        type: 'steps';
        field: string;
        /** Lower bounds of the second class and up, in the stored unit. */
        bounds: readonly number[];
        colors: readonly Shade[];
        missing: Shade;
        /** Stored unit × factor = shown unit. */
        factor: number;
        unit: string;
        prefix: string;
        widths?: readonly number[];
      }
  );

interface CodeGroup {
  /** Default: the first code. */
  id?: string;
  codes: readonly string[];
  color: Shade;
  symbol?: ClassSymbol;
  letters?: string;
}

const groups = (table: Record<string, Shade>): CodeGroup[] =>
  Object.entries(table).map(([code, color]) => ({ codes: [code], color }));

const [concrete, reinforced, clay, plastic, iron, masonry, asbestos, otherMaterial] = colors.pipeMaterial as [
  Shade,
  Shade,
  Shade,
  Shade,
  Shade,
  Shade,
  Shade,
  Shade,
];

/** Classes I … IV of an inspection; a pipe without one was not inspected. */
const condition = (field: string): ClassRule => ({
  type: 'codes',
  field,
  groups: groups(colors.conditionGrade),
  missing: colors.missing,
  missingLabel: classLabels.notInspected,
  width: 3,
});

export const pipeRules: Record<PipeTheme, ClassRule> = {
  kind: { type: 'codes', field: 'kind', groups: groups(colors.pipeKind), missing: colors.missing, width: 3 },
  diameter: {
    type: 'steps',
    field: 'diameterM',
    bounds: pipeSizeBoundsM,
    colors: colors.pipeSize,
    missing: colors.missing,
    factor: 1000,
    unit: 'mm',
    prefix: 'DN',
    width: 2,
    widths: [1.5, 2.5, 3.5, 4.5, 6],
  },
  material: {
    type: 'codes',
    field: 'material',
    missing: colors.missing,
    width: 3,
    groups: [
      { codes: ['concrete'], color: concrete },
      { codes: ['reinforced_concrete'], color: reinforced },
      { codes: ['vitrified_clay'], color: clay },
      { id: 'plastic', codes: ['pe', 'hdpe', 'pvc'], color: plastic },
      { id: 'metal', codes: ['cast_iron', 'ductile_iron', 'steel'], color: iron },
      { id: 'masonry', codes: ['brick', 'stone', 'masonry'], color: masonry },
      { codes: ['asbestos_cement'], color: asbestos },
      { id: 'other', codes: ['grp', 'other'], color: otherMaterial },
    ],
  },
  structural: condition('structuralGrade'),
  functional: condition('functionalGrade'),
  cjj61: {
    type: 'codes',
    field: 'kind',
    groups: codeLists.drainageKind.map((entry) => {
      const letters = 'schemes' in entry && entry.schemes ? (entry.schemes as { cjj61?: string }).cjj61 : undefined;
      return { codes: [entry.code], color: colors.cjj61Brown, ...(letters ? { letters } : {}) };
    }),
    missing: colors.cjj61Brown,
    width: 3,
  },
};

/** Shape and colour of a structure: filled ink for what works, open for what is only walked past. */
const nodeLooks: Record<(typeof codeLists.nodeType)[number]['code'], [ClassSymbol, Shade]> = {
  manhole: ['ring', colors.ink],
  inlet: ['square', colors.softInk],
  intake: ['intake', colors.outfall],
  outfall: ['triangle', colors.outfall],
  pump_station: ['hexagon', colors.ink],
  storage: ['drop', colors.outfall],
  gate: ['gate', colors.ink],
  valve: ['bowtie', colors.ink],
  weir: ['bar', colors.ink],
  diversion: ['diamond', colors.pipeKind.combined],
  treatment_works: ['hexagon', colors.pipeKind.foul],
  junction: ['circle', colors.ink],
  dead_end: ['cross', colors.ink],
  other: ['circle', colors.missing],
};

/** Every catalogue layer but the pipes. */
export const classRules: Record<string, ClassRule> = {
  nodes: {
    type: 'codes',
    field: 'nodeType',
    groups: Object.entries(nodeLooks).map(([code, [symbol, color]]) => ({ codes: [code], color, symbol })),
    missing: colors.missing,
    missingSymbol: 'circle',
  },
  catchments: { type: 'single', color: colors.catchment, dash: [4, 2], width: 1.5 },
  flood_points: {
    type: 'codes',
    field: 'riskLevel',
    groups: groups(colors.risk),
    missing: colors.missing,
    symbol: 'drop',
  },
  flood_events: { type: 'single', color: colors.depth, symbol: 'ring' },
  underpasses: { type: 'single', color: colors.depth, width: 4 },
  underground_spaces: { type: 'single', color: colors.underground, symbol: 'square' },
  risk_zones: { type: 'codes', field: 'riskLevel', groups: groups(colors.risk), missing: colors.missing },
  districts: { type: 'single', color: colors.ground.districtLine, symbol: 'line', width: 1.5 },
  streets: { type: 'single', color: colors.ground.streetLine, symbol: 'line', width: 1, dash: [3, 2] },
  built_up: { type: 'single', color: colors.builtUp },
  survey_coverage: { type: 'single', color: colors.survey, symbol: 'line', width: 1.5, dash: [6, 3] },
  land_cover: { type: 'codes', field: 'cover', groups: groups(colors.cover), missing: colors.missing },
  roads: { type: 'codes', field: 'roadClass', groups: groups(colors.roadLine), missing: colors.missing, width: 4 },
  railways: { type: 'codes', field: 'railType', groups: groups(colors.rail), missing: colors.missing, width: 2.5 },
  waterways: { type: 'single', color: colors.water, width: 3 },
  buildings: { type: 'single', color: colors.house },
  water: { type: 'single', color: colors.water },
  contours: { type: 'single', color: colors.contour, width: 1 },
  old_communities: { type: 'codes', field: 'renewalStatus', groups: groups(colors.renewal), missing: colors.missing },
  heritage_districts: { type: 'codes', field: 'zone', groups: groups(colors.heritage), missing: colors.missing },
  heritage_buildings: {
    type: 'codes',
    field: 'grade',
    groups: groups(colors.heritageGrade),
    missing: colors.missing,
    symbol: 'diamond',
  },
  traditional_villages: { type: 'single', color: colors.heritage.core },
  lifelines: { type: 'single', color: colors.lifeline, symbol: 'cross' },
};
