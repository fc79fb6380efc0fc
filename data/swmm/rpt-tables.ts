/** A column that takes two words of a row, `0  04:00`: days and hours since the start, as minutes. */
const time = 'timeOfMaxMin';

export interface TableLayout {
  /** Whether the type of the object stands beside its name. */
  typed: boolean;
  /** Columns in order; where versions differ, by the number of values in a row. */
  variants: readonly (readonly string[])[];
}

/** Summary tables of a report by their titles. Units are those of the report: its flow units say which. */
export const rptTables = {
  'Subcatchment Runoff Summary': {
    typed: false,
    variants: [
      [
        'precip',
        'runon',
        'evap',
        'infil',
        'impervRunoff',
        'pervRunoff',
        'runoff',
        'runoffVolume',
        'peakRunoff',
        'coefficient',
      ],
      ['precip', 'runon', 'evap', 'infil', 'runoff', 'runoffVolume', 'peakRunoff', 'coefficient'],
    ],
  },
  'Node Depth Summary': {
    typed: true,
    variants: [
      ['averageDepth', 'maxDepth', 'maxHead', time, 'reportedMaxDepth'],
      ['averageDepth', 'maxDepth', 'maxHead', time],
    ],
  },
  'Node Inflow Summary': {
    typed: true,
    variants: [
      ['maxLateralInflow', 'maxInflow', time, 'lateralVolume', 'inflowVolume', 'balanceErrorPct'],
      ['maxLateralInflow', 'maxInflow', time, 'lateralVolume', 'inflowVolume'],
    ],
  },
  'Node Surcharge Summary': { typed: true, variants: [['hours', 'maxAboveCrown', 'minBelowRim']] },
  'Node Flooding Summary': { typed: false, variants: [['hours', 'maxRate', time, 'volume', 'maxPonded']] },
  'Storage Volume Summary': {
    typed: false,
    variants: [
      ['averageVolume', 'averagePct', 'evapPct', 'exfilPct', 'maxVolume', 'maxPct', time, 'maxOutflow'],
      ['averageVolume', 'averagePct', 'lossPct', 'maxVolume', 'maxPct', time, 'maxOutflow'],
    ],
  },
  'Outfall Loading Summary': { typed: false, variants: [['flowingPct', 'averageFlow', 'maxFlow', 'volume']] },
  'Link Flow Summary': { typed: true, variants: [['maxFlow', time, 'maxVelocity', 'flowRatio', 'depthRatio']] },
  'Flow Classification Summary': {
    typed: false,
    variants: [
      [
        'lengthRatio',
        'dry',
        'upDry',
        'downDry',
        'subCritical',
        'superCritical',
        'upCritical',
        'downCritical',
        'normalLimited',
        'inletControl',
      ],
    ],
  },
  'Conduit Surcharge Summary': {
    typed: false,
    variants: [['hoursBothFull', 'hoursUpFull', 'hoursDownFull', 'hoursAboveNormal', 'hoursLimited']],
  },
  'Pumping Summary': {
    typed: false,
    variants: [
      ['utilizedPct', 'startUps', 'minFlow', 'averageFlow', 'maxFlow', 'volume', 'powerKwh', 'offLowPct', 'offHighPct'],
      ['utilizedPct', 'startUps', 'minFlow', 'averageFlow', 'maxFlow', 'volume', 'powerKwh'],
    ],
  },
} as const satisfies Record<string, TableLayout>;

export type RptTableName = keyof typeof rptTables;

export interface RptRow {
  id: string;
  /** As the report has it, e.g. JUNCTION; null in tables without. */
  type: string | null;
  /** By column; a value the engine leaves blank is missing. */
  values: Record<string, number>;
}

/** What the engine leaves blank in a row of the link table that is two or more words short. */
const blanks: Record<string, readonly string[]> = {
  PUMP: ['maxVelocity', 'depthRatio'],
  ORIFICE: ['maxVelocity', 'flowRatio'],
  WEIR: ['maxVelocity', 'flowRatio'],
};

/** A row of a table, or undefined for a line that is none. */
export function parseRow(table: RptTableName, line: string): RptRow | undefined {
  const { typed, variants }: TableLayout = rptTables[table];
  const words = line.trim().split(/\s+/);
  const id = words.shift();
  const type = typed ? (words.shift() ?? '') : null;
  if (id === undefined || id === '' || words.length === 0) return undefined;
  // Volumes too small for a percentage are errors in gallons or litres.
  if (/^(gal|ltr)$/.test(words.at(-1) ?? '')) words.splice(-2);
  const numbers: number[] = [];
  for (let i = 0; i < words.length; i++) {
    const clock = /^(\d+):(\d{2})$/.exec(words[i + 1] ?? '');
    if (clock) {
      numbers.push(Number(words[i]) * 1440 + Number(clock[1]) * 60 + Number(clock[2]));
      i++;
    } else numbers.push(Number(words[i]));
  }
  if (numbers.some((value) => Number.isNaN(value))) return undefined;
  const left = table === 'Link Flow Summary' ? (blanks[type ?? ''] ?? []) : [];
  const full = variants.find((columns) => columns.length <= numbers.length) ?? variants[variants.length - 1];
  const columns = numbers.length < full.length ? full.filter((name) => !left.includes(name)) : full;
  return {
    id,
    type,
    values: Object.fromEntries(columns.slice(0, numbers.length).map((name, i) => [name, numbers[i]])),
  };
}
