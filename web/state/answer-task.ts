import { runAnalysis } from '../api/analysis.ts';
import { networkLinesQuery } from '../api/network-lines.ts';
import { allItemsQuery, queryClient } from '../api/queries.ts';
import { getWeakColumns } from '../api/weak-columns.ts';
import { useApp } from './app-state.ts';
import { capacityColumns } from './capacity-columns.ts';
import { useFindings } from './findings-state.ts';
import { linesOf, placed, spoken } from './inspection-columns.ts';
import { nameCells, type NamedArea } from './name-cells.ts';
import type { TaskId } from './task-parameters.ts';
import {
  blankRequest,
  capacityRequest,
  densityRequest,
  policyRequest,
  summaryRequest,
  swmmRequest,
  traceRequest,
} from './task-request.ts';
import type { TaskResult } from './task-result.ts';

/** Asks the server what a task asks, with the parameters in use. Throws ApiError; the caller has seen that nothing is missing. */
export async function answerTask(
  task: TaskId,
  city: string,
  options: Parameters<typeof runAnalysis>[3],
): Promise<TaskResult> {
  const { density, blank, summary, policy, trace, capacity, swmm, weak, inspection, cityDetail } = useApp.getState();
  if (task === 'network') return { task, data: await runAnalysis(city, 'network-check', {}, options) };
  if (task === 'trace') {
    const body = traceRequest(trace);
    if (!body) throw new Error('a trace was asked for before its places were chosen');
    return { task, data: await runAnalysis(city, 'trace', body, options) };
  }
  if (task === 'swmm') {
    const body = swmmRequest({ swmm, trace, capacity }, cityDetail?.stormFormula);
    if (!body) throw new Error('a model was asked for before its part was chosen');
    return { task, data: await runAnalysis(city, 'swmm-export', body, options) };
  }
  if (task === 'weak') return { task, data: await getWeakColumns(city, weak.designYears, options.signal) };
  if (task === 'inspection') {
    const findings = useFindings.getState().read?.findings ?? [];
    if (!cityDetail) throw new Error('an assessment was asked for before there was a city');
    const { region, soil } = inspection;
    const [data, lines] = await Promise.all([
      runAnalysis(city, 'inspection', { findings: findings.map(spoken), settings: { region, soil } }, options),
      queryClient.fetchQuery(networkLinesQuery(city, cityDetail.version.id)),
    ]);
    return { task, data, lines, lineOf: linesOf(data, lines), findings: placed(findings, data) };
  }
  if (task === 'capacity') {
    const body = capacityRequest(capacity, cityDetail?.stormFormula);
    if (!body || !cityDetail) throw new Error('a capacity was asked for before a storm formula was chosen');
    const [data, lines] = await Promise.all([
      runAnalysis(city, 'capacity', body, options),
      queryClient.fetchQuery(networkLinesQuery(city, cityDetail.version.id)),
    ]);
    return { task, data, pipes: capacityColumns(data, lines) };
  }
  if (task === 'policy')
    return { task, data: await runAnalysis(city, 'policy-matrix', policyRequest(policy), options) };
  if (task === 'summary') {
    const body = summaryRequest(summary);
    if (!body) throw new Error('a summary was asked for before an area was drawn');
    return { task, data: await runAnalysis(city, 'summary', body, options) };
  }
  if (task === 'blank') return { task, data: await runAnalysis(city, 'blank-areas', blankRequest(blank), options) };
  const body = densityRequest(density);
  if (!body) throw new Error('density of a polygon was asked for before one was drawn');
  const areas = body.cells.type === 'square' || body.cells.type === 'hexagon' ? namedAreas(city) : [];
  const data = await runAnalysis(city, 'density', body, options);
  return { task, data: nameCells(data, await areas) };
}

/** What cells of a grid can be said to lie in: street units where the city has them, else districts, else nothing. */
async function namedAreas(city: string): Promise<NamedArea[]> {
  const detail = useApp.getState().cityDetail;
  const layer = ['streets', 'districts'].find((id) => detail?.layers.some((has) => has.id === id && has.count > 0));
  if (!detail || !layer) return [];
  try {
    const { features } = await queryClient.fetchQuery(allItemsQuery(city, detail.version.id, layer));
    return features.flatMap(({ geometry, properties: { name } }) =>
      typeof name === 'string' && name !== '' ? [{ name, geometry: geometry }] : [],
    );
  } catch {
    // Names are a help; the figures come all the same, with coordinates for names.
    return [];
  }
}
