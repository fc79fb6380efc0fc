import type { SectionResult } from '../../../server/contract/section.ts';

/** The stretch of a section on the screen, m from its beginning. */
export interface SectionView {
  fromM: number;
  toM: number;
}

/** Where the drawing stands in its picture, px. */
export interface PlotBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How metres become px: one scale along the section, one for levels. */
export interface SectionScale {
  view: SectionView;
  box: PlotBox;
  x: (stationM: number) => number;
  y: (levelM: number) => number;
  stationAt: (px: number) => number;
  levelsM: number[];
  /** How much steeper the drawing is than the ground: px per metre upwards ÷ px per metre along. */
  exaggeration: number;
}

/** Room above the ground and below the deepest pipe, px. */
const [abovePx, belowPx] = [34, 18];

/** Least length on the screen, m: closer a manhole fills it. */
const leastM = 8;

/** The whole section. */
export function wholeView(section: SectionResult): SectionView {
  return { fromM: 0, toM: Math.max(section.totals.lengthM, 1) };
}

/** The stretch of the first `count` nodes, the whole where there are no more. */
export function firstView(section: SectionResult, count: number): SectionView {
  const last = section.nodes[count - 1];
  return last && last.stationM > 0 ? { fromM: 0, toM: last.stationM } : wholeView(section);
}

/** A view `factor` times as long that keeps `aroundM` where it stands, within the section. */
export function zoomed(view: SectionView, factor: number, aroundM: number, totalM: number): SectionView {
  const length = view.toM - view.fromM;
  const wanted = Math.min(Math.max(length * factor, Math.min(leastM, totalM)), totalM);
  const share = length > 0 ? (aroundM - view.fromM) / length : 0.5;
  return within({ fromM: aroundM - share * wanted, toM: aroundM + (1 - share) * wanted }, totalM);
}

/** A view moved along by `byM`, within the section. */
export function panned(view: SectionView, byM: number, totalM: number): SectionView {
  return within({ fromM: view.fromM + byM, toM: view.toM + byM }, totalM);
}

function within({ fromM, toM }: SectionView, totalM: number): SectionView {
  const length = Math.min(toM - fromM, totalM);
  const start = Math.min(Math.max(fromM, 0), totalM - length);
  return { fromM: start, toM: start + length };
}

/** The scales of a view in a box. The levels span what is in view, to quarter steps, so that panning rarely moves them. */
export function sectionScale(section: SectionResult, view: SectionView, box: PlotBox): SectionScale {
  const levels = levelsInView(section, view);
  const [low, high] = levels.length > 0 ? [Math.min(...levels), Math.max(...levels)] : [0, 1];
  const spanM = Math.max(high - low, 0.5);
  const stepM = niceStep(spanM / Math.max(2, box.height / 30));
  // To quarter steps, with room for the words above the ground and below the pipes.
  const perPxM = spanM / Math.max(20, box.height - abovePx - belowPx);
  const minM = Math.floor((low - belowPx * perPxM) / (stepM / 4)) * (stepM / 4);
  const maxM = Math.ceil((high + abovePx * perPxM) / (stepM / 4)) * (stepM / 4);
  const pxAlong = box.width / (view.toM - view.fromM);
  const pxUp = box.height / (maxM - minM);
  const firstM = Math.ceil(minM / stepM) * stepM;
  const steps = Math.floor((maxM - firstM) / stepM + 1e-9);
  return {
    view,
    box,
    x: (stationM) => box.left + (stationM - view.fromM) * pxAlong,
    y: (levelM) => box.top + (maxM - levelM) * pxUp,
    stationAt: (px) => Math.min(Math.max(view.fromM + (px - box.left) / pxAlong, view.fromM), view.toM),
    levelsM: Array.from({ length: steps + 1 }, (_, i) => Number((firstM + i * stepM).toFixed(6))),
    exaggeration: pxUp / pxAlong,
  };
}

/** Steps of 1, 2 or 5 of a power of ten, at least `leastStep`. */
function niceStep(leastStep: number): number {
  const power = 10 ** Math.floor(Math.log10(leastStep));
  return power * ([1, 2, 5, 10].find((n) => n * power >= leastStep) ?? 10);
}

function levelsInView({ nodes, pipes, terrain }: SectionResult, { fromM, toM }: SectionView): number[] {
  const levels: (number | null)[] = [];
  for (const pipe of pipes) {
    if (pipe.toStationM < fromM || pipe.fromStationM > toM) continue;
    levels.push(pipe.invertInM, pipe.invertOutM, pipe.crownInM, pipe.crownOutM, pipe.waterInM, pipe.waterOutM);
  }
  nodes.forEach((node, i) => {
    const before = nodes[i - 1]?.stationM ?? node.stationM;
    const after = nodes[i + 1]?.stationM ?? node.stationM;
    // The ground line runs on to the node beyond the edge.
    if (after >= fromM && before <= toM) levels.push(node.groundM);
    if (node.stationM >= fromM && node.stationM <= toM) levels.push(node.bottomM, node.waterM);
  });
  terrain?.stationM.forEach((stationM, i) => {
    if (stationM >= fromM && stationM <= toM) levels.push(terrain.levelM[i]);
  });
  return levels.filter((level) => level !== null);
}
