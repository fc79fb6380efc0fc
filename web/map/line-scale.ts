import { traceLabels as words } from '../../data/model/trace-labels.ts';
import type { Text } from '../../data/model/text.ts';
import type { LegendClass } from './classes.ts';
import { flow, highlight, ink, missing, outfall, risk, type Scheme, type Shade } from './colors.ts';
import { linePicture, type LineResult } from './line-picture.ts';

interface Look {
  color: Shade;
  symbol: LegendClass['symbol'];
  dash?: readonly number[];
  label: Text;
}

/** How each class of a line result is drawn, in the order of the legend; points over lines, the rarest last. */
export const lineLooks = {
  seed: { color: highlight, symbol: 'line', label: words.seed },
  upstream: { color: flow.up, symbol: 'line', label: words.upstream },
  downstream: { color: flow.down, symbol: 'line', label: words.downstream },
  path: { color: flow.up, symbol: 'line', label: words.path },
  'other-path': { color: missing, symbol: 'line', label: words.otherPath },
  'cut-off': { color: risk['red'], symbol: 'line', label: words.cutOff },
  diverted: { color: risk['orange'], symbol: 'line', label: words.diverted },
  detour: { color: flow.down, symbol: 'line', dash: [3, 1.5], label: words.detour },
  'against-inverts': { color: risk['red'], symbol: 'line', label: words.againstInverts },
  undirected: { color: flow.down, symbol: 'line', dash: [2, 1.5], label: words.undirected },
  snapped: { color: risk['orange'], symbol: 'line', label: words.snapped },
  'missing-end-node': { color: flow.up, symbol: 'line', dash: [1, 1], label: words.missingEndNode },
  'dead-end': { color: ink, symbol: 'cross', label: words.deadEnd },
  'stop-head': { color: ink, symbol: 'circle', label: words.head },
  'structure-siphon': { color: ink, symbol: 'bowtie', label: words.siphon },
  'structure-weir': { color: ink, symbol: 'bar', label: words.weir },
  'structure-gate': { color: ink, symbol: 'gate', label: words.gate },
  'structure-pump': { color: ink, symbol: 'hexagon', label: words.pump },
  'stop-city-edge': { color: ink, symbol: 'square', label: words.cityEdge },
  'stop-direction-unknown': { color: missing, symbol: 'diamond', label: words.directionUnknown },
  'stop-missing-end-node': { color: risk['orange'], symbol: 'ring', label: words.missingEndNode },
  'stop-dead-end': { color: risk['red'], symbol: 'cross', label: words.deadEnd },
  'stop-direction-conflict': { color: risk['red'], symbol: 'diamond', label: words.directionConflict },
  'stop-barrier': { color: risk['red'], symbol: 'bar', label: words.barrier },
  'stop-outfall': { color: outfall, symbol: 'triangle', label: words.outfall },
  'stop-works': { color: outfall, symbol: 'hexagon', label: words.works },
  spill: { color: risk['red'], symbol: 'drop', label: words.spill },
} satisfies Record<string, Look>;

/** Legend of a line result: the classes it has. */
export function lineScale(result: LineResult, way: number, scheme: Scheme): { classes: readonly LegendClass[] } {
  const { lines, points } = linePicture(result, way);
  const present = new Set([...lines.features, ...points.features].map(({ properties }) => properties!['class'] as string)); // prettier-ignore
  const classes = Object.entries(lineLooks as Record<string, Look>).flatMap(
    ([id, { color, symbol, dash, label }]) =>
    present.has(id) ? [{ id, label, color: color[scheme], symbol, width: 4, ...(dash ? { dash: dash.map((d) => 3 * d) } : {}) }] : [], // prettier-ignore
  );
  return { classes };
}
