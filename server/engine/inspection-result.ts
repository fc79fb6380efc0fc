import {
  assessPipe,
  type ConditionClass,
  type KindAssessment,
  type PipeAssessment,
} from '../../data/inspection/assess-pipe.ts';
import type { Finding } from '../../data/inspection/finding.ts';
import { locateFindings, type NamedPipe } from '../../data/inspection/locate-findings.ts';
import { defaultSettings } from '../../data/inspection/settings.ts';
import { numberOf, textOf } from '../analysis/city-network.ts';
import type { LayerColumns } from '../analysis/columns.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { eachSegment } from '../analysis/trace-seeds.ts';
import type { InspectionRequest, InspectionResult } from '../contract/inspection.ts';
import { identity } from './result-identity.ts';

type AssessedPipe = InspectionResult['pipes'][number];

const actions = ['none', 'plan', 'soon', 'at-once'] as const;

/** Assesses the findings pipe by pipe, with lengths and diameters of the survey, beside what its records say. */
export function inspectionResult(
  request: InspectionRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): InspectionResult {
  const { pipes } = context.dataset.layers;
  const settings = { ...defaultSettings, ...request.settings };
  const findings = request.findings.map((each, i): Finding => ({
    ...each,
    id: each.id ?? String(i + 1),
    pipeId: each.pipeId,
    positionM: each.positionM,
    code: each.code,
    grade: each.grade,
    lengthM: each.lengthM,
  }));
  const byPipe = new Map<string, Finding[]>();
  const leftOut: InspectionResult['leftOut'] = [];
  const located: InspectionResult['located'] = [];
  const found = locateFindings(findings, pipeNames(pipes), nodeNames(context.dataset.layers.nodes));
  for (const [i, each] of found.entries()) {
    if ('problem' in each) {
      const { finding, problem, candidates } = each;
      const pipeId = finding.pipeId ?? `${finding.startNodeId ?? '?'} ~ ${finding.endNodeId ?? '?'}`;
      leftOut.push({ id: finding.id, pipeId, problem, ...(candidates.length > 0 ? { candidates } : {}) });
      continue;
    }
    const { finding, pipeId, turned } = each;
    if (turned || findings[i].pipeId !== pipeId)
      located.push({ id: finding.id, pipeId, positionM: finding.positionM ?? null, turned });
    const list = byPipe.get(pipeId);
    if (list) list.push(finding);
    else byPipe.set(pipeId, [finding]);
  }
  const recordOf = recordsOf(pipes, byPipe);
  const assessed: AssessedPipe[] = [];
  const diameter = numberOf(pipes, 'diameterM');
  const describe = describer(pipes);
  for (const [pipeId, own] of byPipe) {
    const record = recordOf.get(pipeId)!;
    const lengthM = lengthOf(pipes, record);
    const result = assessPipe(own, { lengthM, diameterM: diameter(record) }, settings);
    leftOut.push(...result.leftOut.map(({ finding, problem }) => ({ id: finding.id, pipeId, problem })));
    assessed.push({ pipeId, lengthM: round(lengthM), diameterM: known(diameter(record)), ...describe(result, record) });
  }
  const lengthBy = (kind: 'structural' | 'functional'): number[] =>
    [1, 2, 3, 4].map((each) =>
      round(assessed.reduce((sum, pipe) => sum + (pipe[kind].class === each ? pipe.lengthM : 0), 0)),
    );
  return {
    pipes: assessed,
    leftOut,
    located,
    totals: {
      pipes: assessed.length,
      lengthM: round(assessed.reduce((sum, { lengthM }) => sum + lengthM, 0)),
      structuralM: lengthBy('structural'),
      functionalM: lengthBy('functional'),
    },
    meta: {
      ...identity(context, elapsedMs()),
      parameters: settings,
      method: {
        zh:
          'CJJ 181 评估：同类缺陷纵向净距不大于 1.0 m 合并为一处，大于 1.0 m 且不大于 1.5 m 乘以 1.1；F、G 取平均分与最大分之大者，' +
          'RI = 0.7F + 0.1K + 0.05E + 0.15T，MI = 0.8G + 0.15K + 0.05E，F、G 小于 4 时 K、E 为 0。合并处分值相加（不超过 10）与最短长度 1 m 凭记忆，' +
          '请对照标准原文；参数可调。',
        en:
          'CJJ 181: defects of a kind up to 1.0 m apart are one, from 1.0 to 1.5 m they are weighted by 1.1; F and G are the ' +
          'greater of mean and worst score, RI = 0.7F + 0.1K + 0.05E + 0.15T, MI = 0.8G + 0.15K + 0.05E, K and E are 0 for F or G ' +
          'below 4. That scores of one defect add up to at most 10 and that a defect is 1 m long at least is from memory: check ' +
          'it against the standard; every parameter can be set.',
      },
    },
  };
}

/** Goes over the pipes with what findings may name them by; a later record with the same key comes later. */
function pipeNames(pipes: LayerColumns | undefined): (visit: (pipe: NamedPipe) => void) => void {
  const [start, end, status] = ['startNodeId', 'endNodeId', 'status'].map((field) => textOf(pipes, field));
  return (visit) =>
    pipes?.keys.forEach((key, record) =>
      visit({
        key,
        startNodeId: start(record),
        endNodeId: end(record),
        inUse: (status(record) ?? 'in_use') === 'in_use',
        // Only a pipe that is found needs its length.
        get lengthM() {
          return lengthOf(pipes, record);
        },
      }),
    );
}

function nodeNames(nodes: LayerColumns | undefined): (key: string) => boolean {
  let keys: Set<string> | undefined;
  return (key) => (keys ??= new Set(nodes?.keys)).has(key);
}

/** Records of the pipes that findings name; of two with one key the later counts. */
function recordsOf(pipes: LayerColumns | undefined, wanted: ReadonlyMap<string, unknown>): Map<string, number> {
  const records = new Map<string, number>();
  pipes?.keys.forEach((key, record) => {
    if (wanted.has(key)) records.set(key, record);
  });
  return records;
}

function lengthOf(pipes: LayerColumns, record: number): number {
  let lengthM = 0;
  eachSegment(pipes, record, (x0, y0, x1, y1) => {
    lengthM += Math.hypot(x1 - x0, y1 - y0);
  });
  return lengthM;
}

function describer(pipes: LayerColumns | undefined) {
  const grade = { structural: textOf(pipes, 'structuralGrade'), functional: textOf(pipes, 'functionalGrade') };
  const index = { structural: numberOf(pipes, 'repairIndex'), functional: numberOf(pipes, 'maintenanceIndex') };
  const kind = (name: 'structural' | 'functional', of: KindAssessment, record: number) => {
    const given = Number(grade[name](record)?.at(-1) ?? NaN);
    return {
      defects: of.groups.length,
      mean: of.mean,
      worst: of.worst,
      parameter: of.parameter,
      class: of.class,
      density: known(of.density),
      extent: of.extent ?? null,
      region: of.region,
      pipe: known(of.pipe),
      soil: of.soil,
      index: known(of.index),
      indexClass: of.indexClass ?? null,
      action: of.indexClass === undefined ? null : actions[of.indexClass - 1],
      given: { class: given >= 1 ? (given as ConditionClass) : null, index: known(index[name](record)) },
    };
  };
  return (result: PipeAssessment, record: number) => ({
    structural: kind('structural', result.structural, record),
    functional: kind('functional', result.functional, record),
    repair: result.repair ?? null,
    region: result.region,
    soil: result.soil,
  });
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
