import { type Assumption, assumptionTexts } from './assumptions.ts';
import { engineSection } from './cross-section.ts';
import { minSlope } from './build-model.ts';
import type { Conduit, ModelLink, ModelNode, Pump, SwmmModel, Weir } from './model.ts';
import type { Rain } from './source.ts';
import { routingStepS } from './time-steps.ts';

export interface InpSettings {
  /** One line of plain text each, at most three. */
  title: readonly string[];
  crs: string;
  rain: Rain;
  /** Time after the last rain that is still computed, min. */
  drainMin: number;
  reportStepS: number;
}

/** Longest line of a comment: the engine refuses lines of 1024 characters and more. */
const commentWidth = 110;
const stormName = 'STORM';

const number = (value: number, digits = 3): string => value.toFixed(digits);
const row = (...cells: (string | number)[]): string =>
  cells
    .map((cell) => String(cell).padEnd(12))
    .join(' ')
    .trimEnd();
const clock = (seconds: number): string =>
  [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');

/**
 * The model as text that EPA SWMM 5.2 runs as it is: flows in m³/s, lengths in m, levels as elevations, coordinates in
 * the working CRS. Every assumption stands at its head as a comment with the keys it applies to. Plain ASCII but for keys.
 */
export function writeInp(model: SwmmModel, assumptions: readonly Assumption[], settings: InpSettings): string {
  const { nodes, links, subcatchments } = model;
  const of = <K extends ModelLink['kind']>(kind: K) =>
    links.filter((link): link is Extract<ModelLink, { kind: K }> => link.kind === kind);
  const [conduits, pumps, weirs] = [of('conduit'), of('pump'), of('weir')];
  const kind = (wanted: ModelNode['kind']): ModelNode[] => nodes.filter((node) => node.kind === wanted);
  const id = (node: number): string => nodes[node].id;
  const sections: [string, string[]][] = [
    ['TITLE', [...settings.title.slice(0, 3), ...comments(assumptions, settings.crs)]],
    ['OPTIONS', options(model, settings)],
    ['EVAPORATION', [row('CONSTANT', '0.0'), row('DRY_ONLY', 'NO')]],
    ['RAINGAGES', [row('RAIN', 'INTENSITY', clock(stepS(settings.rain)).slice(0, 5), '1.0', 'TIMESERIES', stormName)]],
    [
      'SUBCATCHMENTS',
      subcatchments.map(({ id: name, node, areaHa, imperviousShare }) =>
        row(
          name,
          'RAIN',
          id(node),
          number(areaHa, 5),
          number(imperviousShare * 100, 2),
          number(Math.sqrt(areaHa * 10_000)),
          '0.5',
          '0',
        ),
      ),
    ],
    ['SUBAREAS', subcatchments.map(({ id: name }) => row(name, '0.013', '0.15', '1.5', '5.0', '25', 'OUTLET'))],
    ['INFILTRATION', subcatchments.map(({ id: name }) => row(name, '75', '10', '4', '7', '0'))],
    [
      'JUNCTIONS',
      kind('junction').map((node) =>
        row(node.id, number(node.invertM), number(node.maxDepthM), '0', number(node.surchargeM, 1), '0'),
      ),
    ],
    ['OUTFALLS', kind('outfall').map((node) => row(node.id, number(node.invertM), 'FREE', node.gated ? 'YES' : 'NO'))],
    [
      'STORAGE',
      kind('storage').map((node) =>
        row(
          node.id,
          number(node.invertM),
          number(node.maxDepthM),
          '0',
          'FUNCTIONAL',
          number(node.areaM2),
          '0',
          '0',
          '0',
          '0',
        ),
      ),
    ],
    [
      'CONDUITS',
      conduits.map((link) =>
        row(
          link.id,
          id(link.from),
          id(link.to),
          number(link.lengthM),
          number(link.roughness, 4),
          number(link.fromM),
          number(link.toM),
          '0',
          '0',
        ),
      ),
    ],
    ['PUMPS', pumps.map((link) => row(link.id, id(link.from), id(link.to), curveOf(link), 'ON', '0', '0'))],
    [
      'WEIRS',
      weirs.map((link) =>
        row(link.id, id(link.from), id(link.to), 'TRANSVERSE', number(link.crestM), '1.84', 'NO', '0', '0', 'YES'),
      ),
    ],
    ['XSECTIONS', crossSections(conduits, weirs)],
    [
      'CURVES',
      pumps.flatMap((link) =>
        link.curve.map(([depthM, flow], i) =>
          row(curveOf(link), i === 0 ? 'PUMP4' : '', number(depthM, 2), number(flow, 4)),
        ),
      ),
    ],
    ['TIMESERIES', storm(settings.rain)],
    [
      'REPORT',
      [
        row('INPUT', 'NO'),
        row('CONTROLS', 'NO'),
        row('SUBCATCHMENTS', 'ALL'),
        row('NODES', 'ALL'),
        row('LINKS', 'ALL'),
      ],
    ],
    ['TAGS', tags(model)],
    [
      'MAP',
      [
        `DIMENSIONS ${dimensions(nodes)
          .map((value) => number(value))
          .join(' ')}`,
        'Units Meters',
      ],
    ],
    ['COORDINATES', nodes.map((node) => row(node.id, number(node.x), number(node.y)))],
    ['VERTICES', conduits.flatMap((link) => pairs(link.id, link.between))],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([name, lines]) => `[${name}]\n${lines.join('\n')}\n`)
    .join('\n');
}

function options({ links }: SwmmModel, settings: InpSettings): string[] {
  const step = routingStepS(links);
  const rainS = settings.rain.length * stepS(settings.rain);
  const endS = rainS + settings.drainMin * 60;
  const start = Date.UTC(2000, 0, 1);
  const day = (seconds: number): string => {
    const [year, month, date] = new Date(start + seconds * 1000).toISOString().slice(0, 10).split('-');
    return `${month}/${date}/${year}`;
  };
  const values: [string, string | number][] = [
    ['FLOW_UNITS', 'CMS'],
    ['INFILTRATION', 'HORTON'],
    ['FLOW_ROUTING', 'DYNWAVE'],
    ['LINK_OFFSETS', 'ELEVATION'],
    ['MIN_SLOPE', number(100 * minSlope, 2)],
    ['ALLOW_PONDING', 'NO'],
    ['SKIP_STEADY_STATE', 'NO'],
    ['START_DATE', day(0)],
    ['START_TIME', '00:00:00'],
    ['REPORT_START_DATE', day(0)],
    ['REPORT_START_TIME', '00:00:00'],
    ['END_DATE', day(endS)],
    ['END_TIME', clock(endS % 86_400)],
    ['SWEEP_START', '01/01'],
    ['SWEEP_END', '12/31'],
    ['DRY_DAYS', 0],
    ['REPORT_STEP', clock(settings.reportStepS)],
    ['WET_STEP', clock(Math.min(60, stepS(settings.rain)))],
    ['DRY_STEP', '00:05:00'],
    ['ROUTING_STEP', step],
    ['INERTIAL_DAMPING', 'PARTIAL'],
    ['NORMAL_FLOW_LIMITED', 'BOTH'],
    ['FORCE_MAIN_EQUATION', 'H-W'],
    ['VARIABLE_STEP', '0.75'],
    ['LENGTHENING_STEP', step],
    ['MIN_SURFAREA', '1.167'],
    ['MAX_TRIALS', 20],
    ['HEAD_TOLERANCE', '0.0005'],
    ['SYS_FLOW_TOL', 5],
    ['LAT_FLOW_TOL', 5],
    ['MINIMUM_STEP', '0.25'],
    ['THREADS', 1],
  ];
  return values.map(([name, value]) => row(name.padEnd(20), value));
}

function stepS(rain: Rain): number {
  return Math.round((rain.length > 1 ? rain[1].timeMin - rain[0].timeMin : 5) * 60);
}

/** Intensities from each time on, and a zero where the rain ends. */
function storm(rain: Rain): string[] {
  const step = stepS(rain);
  const values = [...rain.map(({ intensityMmPerH }) => intensityMmPerH), 0];
  return values.map((value, i) => row(stormName, clock(i * step).slice(0, 5), number(value, 4)));
}

function curveOf({ id }: Pump): string {
  return `C_${id}`;
}

function crossSections(conduits: readonly Conduit[], weirs: readonly Weir[]): string[] {
  return [
    ...conduits.map(({ id, section }) => {
      const [word, ...sizes] = engineSection(section);
      return row(id, word, ...sizes.map((size) => number(size)), '1');
    }),
    ...weirs.map(({ id, heightM, lengthM }) => row(id, 'RECT_OPEN', number(heightM), number(lengthM), '0', '0')),
  ];
}

/** Keys that are not ids, percent-encoded, so that results find back to records. The engine ignores tags. */
function tags({ nodes, links }: SwmmModel): string[] {
  const lines = (word: string, parts: readonly { id: string; key: string | null }[]): string[] =>
    parts.flatMap(({ id, key }) =>
      key === null || key === id || key.length > 100 ? [] : [row(word, id, encodeURIComponent(key))],
    );
  return [...lines('Node', nodes), ...lines('Link', links)];
}

function pairs(id: string, xy: readonly number[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < xy.length; i += 2) lines.push(row(id, number(xy[i]), number(xy[i + 1])));
  return lines;
}

/** What all nodes fill and a twentieth more around it. */
function dimensions(nodes: readonly ModelNode[]): number[] {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of nodes) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  if (nodes.length === 0) return [0, 0, 1, 1];
  const margin = Math.max(box[2] - box[0], box[3] - box[1], 10) / 20;
  return [box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin];
}

/** Fixed settings of the model that are no property of a record. */
const generalRules = [
  'Screening model, made from survey records. Check it before any design decision.',
  'Subcatchments: width = square root of the area, slope 0.5 %, imperviousness = runoff coefficient; Horton',
  '75 to 10 mm/h on the rest. Dry weather flow is not included. Water above the rim leaves the model (no ponding).',
  'Gates and valves stand open. Bed deposits and head losses in chambers are not included.',
];

function comments(assumptions: readonly Assumption[], crs: string): string[] {
  const lines = [`Coordinates: ${crs}, metres`, ...generalRules, 'Assumptions (rule, number of records, keys):'];
  for (const { id, count, keys } of assumptions) {
    lines.push(`[${id}] ${count}: ${assumptionTexts[id]}`);
    let line = '  ';
    for (const key of keys) {
      const word = key.replace(/\s+/g, ' ').slice(0, 80);
      if (line.length + word.length > commentWidth) {
        lines.push(line);
        line = '  ';
      }
      line += ` ${word}`;
    }
    lines.push(line);
  }
  return lines.map((line) => `;; ${line}`);
}
