import type { CityStatistics } from './statistics.ts';

type Row = readonly [what: string, ours: string, wellington: string, reference: string];

/** Where the table stands in data/demo/README.md. */
export const tableMarks = { begin: '<!-- figures: begin -->', end: '<!-- figures: end -->' } as const;

/**
 * The table of data/demo/README.md: the sample city beside Wellington's storm network, as this repository brings it,
 * and beside the domain reference. Markdown, a line per row.
 */
export function statisticsTable(s: CityStatistics): string {
  const rows: Row[] = [
    [
      'records: mains; connections; nodes',
      `${count(s.mains)}; ${count(s.pipes - s.mains)}; ${count(s.nodes)}`,
      '43,003 pipes; 50,638',
      '',
    ],
    ['mains', `${count(s.mainKm)} km`, '766 km', ''],
    ['combined / foul / storm', list(s.kmByKind, ['combined', 'foul', 'storm'], count, ' km'), 'storm only', ''],
    [
      'share of combined',
      percent(s.combinedShare),
      '–',
      '10–40 % in old large cities [no source; judgement]; the formula is reference 3 [P]',
    ],
    [
      'density on built-up, surveyed land',
      `${s.densityKmPerKm2} km/km² on ${s.builtUpKm2} km²`,
      'not known: no built-up layer',
      'China 2021: 14.0 (crude); 11–12 by the yearbook’s own column',
    ],
    ['… by distance from the middle', entries(s.densityByRing), '', 'falls outwards [judgement]'],
    [
      '… by land',
      entries(s.densityByCharacter),
      '',
      'old core 20 and more, new districts 14–18, industry 8–12, urban villages 3–8 [judgement]',
    ],
    ['… by district', entries(s.densityByDistrict), '', ''],
    [
      'length by height of section, mm',
      shares(s),
      '≤300 63 %, ≤600 22 %, ≤1000 8 %, >1000 7 %',
      'DN300 is the smallest main',
    ],
    [
      'slope of round mains, 10th / 50th / 90th percentile',
      `${s.slopePermille.join(' / ')} ‰`,
      'no levels',
      'least slopes: 3.0 ‰ DN300 … 0.35 ‰ DN1500',
    ],
    ['depth to invert, 10th / 50th / 90th percentile', `${s.depthM.join(' / ')} m`, 'no levels', ''],
    [
      'mean length of a main between nodes',
      `${s.manholeSpacingM} m`,
      '24.8 m',
      'warn above 75 m, strictly 50 m (rule Q14)',
    ],
    ['nodes (without inlets) per km of main', String(s.nodesPerKm), '42', '20–30 [judgement]'],
    [
      'inlets per km of storm and combined main; of those in streets',
      `${s.inletsPerKmOfStorm}; ${s.inletsPerKmInStreets}`,
      '23 (sumps)',
      '40–80 in streets [judgement]',
    ],
    ['inspected mains', percent(s.inspectedShare), 'none', 'a round every 5–10 years (reference 3)'],
    ['outfalls; pump stations; works', `${s.outfalls}; ${s.pumpStations}; ${s.treatmentWorks}`, '2,381 outlets; 2', ''],
    [
      'covered channels; open channels',
      list(s.kmByForm, ['covered_channel', 'open_channel'], count, ' km', '; '),
      '18 km culverts',
      '',
    ],
  ];
  return [
    '| | sample city | Wellington | reference, practice |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

/** `text` with the table between the marks replaced. Throws when the marks are missing. */
export function replaceTable(text: string, table: string): string {
  const [begin, end] = [text.indexOf(tableMarks.begin), text.indexOf(tableMarks.end)];
  if (begin < 0 || end < begin) throw new Error(`got a text without ${tableMarks.begin} … ${tableMarks.end}`);
  return `${text.slice(0, begin + tableMarks.begin.length)}\n${table}\n${text.slice(end)}`;
}

function shares({ diameterShare }: CityStatistics): string {
  const groups = { '≤300': ['≤300'], '≤600': ['≤400', '≤500', '≤600'], '≤1000': ['≤800', '≤1000'] };
  let rest = 1;
  const parts = Object.entries(groups).map(([label, classes]) => {
    const share = classes.reduce((sum, name) => sum + (diameterShare[name] ?? 0), 0);
    rest -= share;
    return `${label} ${percent(share)}`;
  });
  return [...parts, `>1000 ${percent(rest)}`].join(', ');
}

function entries(values: Record<string, number>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name.replace('_', ' ')} ${value}`)
    .join(', ');
}

function list(
  values: Record<string, number>,
  names: readonly string[],
  format: (value: number) => string,
  unit: string,
  between = ' / ',
): string {
  return names.map((name) => format(values[name] ?? 0)).join(between) + unit;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}
