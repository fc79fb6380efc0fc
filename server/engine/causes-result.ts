import { findCurve } from '../../data/rain/storm-formula.ts';
import { AnalysisError } from '../analysis/analysis-error.ts';
import { type CauseBase, findCauses, type PlaceCauses } from '../analysis/causes/find-causes.ts';
import { drainsOf } from '../analysis/causes/drains.ts';
import type { Evidence } from '../analysis/causes/evidence.ts';
import { inletsOf } from '../analysis/causes/inlet-gap.ts';
import { pipeLoads } from '../analysis/causes/loads.ts';
import { type Capacity, capacityOf } from '../analysis/capacity/capacity.ts';
import { capacityStates } from '../analysis/capacity/capacity-states.ts';
import { textOf } from '../analysis/city-network.ts';
import type { AnalysisDataset } from '../analysis/columns.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { gatherHollows, type Hollows, leastHollowM } from '../analysis/terrain-hollows.ts';
import type { CausesRequest, CausesResult } from '../contract/causes.ts';
import { capacitySettings } from './capacity-settings.ts';
import { identity } from './result-identity.ts';
import { terrainHollows } from './terrain-hollows.ts';

/** The storm that pipes are asked for unless the request says otherwise: what new storm sewers are designed for. */
const defaultYears = 5;
const evidenceMax = 8;

const gathered = new WeakMap<AnalysisDataset, Hollows>();

/** The likely causes of one flood-prone point or of all, from network and terrain; `cause` of the record is not read. */
export async function causesResult(
  request: CausesRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): Promise<CausesResult> {
  const { dataset, land } = context;
  const points = dataset.layers.flood_points;
  const chosen = chosenPoints(request, dataset);
  const years = request.years ?? defaultYears;
  const { settings, parameters } = capacitySettings({ ...(request.storm ? { storm: request.storm } : {}) });
  const curve = findCurve(settings.formula, years);
  if (!curve) {
    throw new AnalysisError(
      'request-invalid',
      'years',
      `the storm formula says nothing of ${years} years; ask for others`,
    );
  }
  const drains = drainsOf(dataset);
  context.checkpoint(0.1);
  const inlets = inletsOf(drains);
  context.checkpoint(0.15);
  const hollows = await hollowsOf(context);
  context.checkpoint(0.5);
  const capacity = capacityOf(dataset, settings, () => context.checkpoint(0.6));
  const coverage = land.has('survey_coverage') ? land.zoneGrid('survey_coverage') : undefined;
  const base: CauseBase = {
    dataset,
    drains,
    inlets,
    loads: pipeLoads(capacity, curve, years),
    isSurveyed: (x, y) => coverage === undefined || coverage.zonesAt(x, y).length > 0,
    hollows,
  };
  context.checkpoint(0.8);
  const name = textOf(points, 'name');
  const answers = chosen.map((record, i): CausesResult['points'][number] => {
    context.checkpoint(0.8 + (0.2 * i) / chosen.length);
    const [x, y] = [points.bboxXy[4 * record], points.bboxXy[4 * record + 1]];
    const found = findCauses(base, x, y);
    return {
      floodPointId: points.keys[record],
      name: name(record) ?? null,
      position: toPosition(context, x, y),
      surveyed: base.isSurveyed(x, y),
      causes: found.causes.map((each) => ({
        ...each,
        strength: round(each.strength),
        evidence: each.evidence.slice(0, evidenceMax).map((evidence) => describe(evidence, context, base)),
      })),
      main: mainOf(found, context, base, capacity),
      way: found.stem.map(({ pipe }) => pipeKey(pipe, context, base)),
      known: round(found.known),
    };
  });
  const counts: Record<string, number> = {};
  for (const { causes } of answers) {
    const cause = causes[0]?.cause ?? 'none';
    counts[cause] = (counts[cause] ?? 0) + 1;
  }
  return {
    points: answers,
    counts,
    meta: {
      ...identity(context, elapsedMs()),
      parameters: { years, storm: parameters.storm },
      hollows: hollows ? { cellM: hollows.cellM, leastDepthM: leastHollowM } : null,
      method: {
        zh:
          '仅依据管网与地形推断，不读取登记的积水原因：最近的雨水、合流干管（50 m 内无管即疑似空白），沿最大管径向下 500 m 内的逆坡、淤堵、' +
          '变小、过流能力不足（曼宁满流对推理公式流量）、泵站和混接，1 km 内淹没的出水口（洪水位加沿程损失对地面），沿干管无雨水口的长度（与本市一般间距相比），地形洼地。' +
          '强度为建议值，属筛查，不代替现场核实与水力模型。',
        en:
          'From network and terrain alone; the recorded cause is not read: the nearest storm or combined main (none within ' +
          '50 m: suspected blank), within 500 m down the widest way adverse falls, blockages, narrowings, pipes that carry too ' +
          'little (Manning full flow against rational-method flow), pumps and misconnections, within 1 km a drowned outfall ' +
          '(flood level plus friction against the ground), the length of main without an inlet against the spacing usual in the city, hollows of the terrain. Strengths are a ' +
          'proposal; this is screening and replaces neither a site visit nor a hydraulic model.',
      },
    },
  };
}

function chosenPoints({ floodPointId }: CausesRequest, { city, layers }: AnalysisDataset): number[] {
  const points = layers.flood_points;
  if (!points || points.count === 0) {
    throw new AnalysisError(
      'layer-unsuitable',
      'floodPointId',
      `${city} has no flood-prone points; import flood_points`,
    );
  }
  if (floodPointId === undefined) return Array.from({ length: points.count }, (_, i) => i);
  const record = points.keys.lastIndexOf(floodPointId);
  if (record >= 0) return [record];
  throw new AnalysisError(
    'item-unknown',
    'floodPointId',
    `there is no flood-prone point "${floodPointId}"; search for it`,
  );
}

/** Hollows of the city's terrain as places; gathered when first asked for and kept with the dataset. */
async function hollowsOf(context: AnalysisContext): Promise<Hollows | undefined> {
  const known = gathered.get(context.dataset);
  if (known) return known;
  const terrain = await terrainHollows(context);
  if (!terrain) return undefined;
  const hollows = gatherHollows(terrain);
  gathered.set(context.dataset, hollows);
  return hollows;
}

function describe(
  { mechanism, strength, pipe, node, x, y, distanceM, values }: Evidence,
  context: AnalysisContext,
  base: CauseBase,
): CausesResult['points'][number]['causes'][number]['evidence'][number] {
  const { records } = base.drains.city.network.ends;
  const hasRecord = node !== undefined && node < records;
  return {
    mechanism,
    strength: round(strength),
    pipeId: pipe === undefined ? null : pipeKey(pipe, context, base),
    nodeId: hasRecord ? context.dataset.layers.nodes.keys[node] : null,
    position: toPosition(context, x, y),
    distanceM: round(distanceM),
    values: Object.fromEntries(
      Object.entries(values)
        .filter(([, value]) => Number.isFinite(value))
        .map(([key, value]) => [key, round(value)]),
    ),
  };
}

function mainOf(
  { entry, stem }: PlaceCauses,
  context: AnalysisContext,
  base: CauseBase,
  { state }: Capacity,
): CausesResult['points'][number]['main'] {
  const { drains, loads } = base;
  if (entry.pipe < 0) return null;
  const known = (value: number): number | null => (Number.isFinite(value) ? round(value) : null);
  // What the water at the place has to pass, where it leads on.
  const pipe = stem[0]?.pipe ?? entry.pipe;
  return {
    pipeId: pipeKey(pipe, context, base),
    distanceM: round(entry.distanceM),
    diameterM: known(drains.diameterM[pipe]),
    areaHa: known(loads.areaHa[pipe]),
    fullM3s: known(loads.fullM3s[pipe]),
    demandM3s: known(loads.demandM3s[pipe]),
    carriesYears: known(loads.carriesYears[pipe]),
    capacityState: capacityStates[state[pipe]],
  };
}

function pipeKey(pipe: number, { dataset }: AnalysisContext, { drains }: CauseBase): string {
  return dataset.layers.pipes.keys[drains.city.recordOf[pipe]];
}

function toPosition({ projection }: AnalysisContext, x: number, y: number): [number, number] {
  const [lon, lat] = projection.inverse(x, y);
  return [Math.round(lon * 1e9) / 1e9, Math.round(lat * 1e9) / 1e9];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
