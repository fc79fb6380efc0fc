import type { AnalysisContext } from '../analysis/context.ts';
import { longSection } from '../analysis/section/section.ts';
import type { LongSection } from '../analysis/section/section-types.ts';
import { terrainStations } from '../analysis/section/terrain-stations.ts';
import type { SectionRequest, SectionResult } from '../contract/section.ts';
import { identity } from './result-identity.ts';
import { terrainLevels } from './terrain-levels.ts';

/** A fall at a node from here on is counted as a drop 跌水: a choice of this product, no standard's. */
const dropFromM = 0.5;
/** Sizes that differ by less are the same, measured twice. */
const sizeToleranceM = 0.02;

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The long section with the terrain under it, totals, and what makes the answer checkable. */
export async function sectionResult(
  request: SectionRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): Promise<SectionResult> {
  const section = longSection(request, context);
  const terrain = await terrainUnder(section, context);
  const { nodes, pipes } = section;
  const share = <T>(items: readonly T[], isKnown: (item: T) => boolean): number =>
    items.length === 0 ? 0 : items.filter(isKnown).length / items.length;
  return {
    ...section,
    nodes: nodes.map((node) => rounded(node)),
    pipes: pipes.map((pipe) => ({ ...rounded(pipe), slope: pipe.slope === null ? null : roundSlope(pipe.slope) })),
    choices: section.choices.map((choice) => rounded(choice)),
    terrain,
    waterSource: request.waterLevels?.source ?? null,
    totals: {
      lengthM: round(pipes.at(-1)?.toStationM ?? 0),
      pipes: pipes.length,
      adverse: pipes.filter(({ state }) => state === 'adverse').length,
      flat: pipes.filter(({ state }) => state === 'flat').length,
      drops: nodes.filter(({ dropM }) => dropM !== null && dropM >= dropFromM).length,
      narrowings: pipes.filter(({ diameterM }, i) => {
        const before = pipes[i - 1]?.diameterM ?? null;
        return diameterM !== null && before !== null && before - diameterM > sizeToleranceM;
      }).length,
    },
    meta: {
      ...identity(context, elapsedMs()),
      datum: context.dataset.verticalDatum ?? null,
      completeness: {
        ground: share(nodes, ({ groundM }) => groundM !== null),
        levels: share(pipes, ({ invertInM, invertOutM }) => invertInM !== null && invertOutM !== null),
        diameter: share(pipes, ({ diameterM }) => diameterM !== null),
      },
      method: {
        zh:
          '里程为管段在工作坐标系中的几何长度之和；管顶 = 管底 + 管径（非圆断面为高度），坡度 = 管底高差 ÷ 长度，' +
          '沿断面抬升超过 2 cm 为逆坡。缺测高程留空，不作内插。地面线只连接有实测地面高程的相邻管点；地形线取自地形模型，另行标示。',
        en:
          'Stations are sums of the geometric lengths in the working CRS; crown = invert + diameter (height of other shapes), ' +
          'slope = fall of the invert ÷ length, adverse where it rises by more than 2 cm along the section. Levels that are ' +
          'not surveyed stay empty and are not interpolated. The ground line joins neighbouring nodes with a surveyed level ' +
          'only; the terrain line comes from the terrain model and is drawn apart.',
      },
    },
  };
}

async function terrainUnder({ pipes }: LongSection, { dataset }: AnalysisContext): Promise<SectionResult['terrain']> {
  const { terrain } = dataset;
  if (!terrain || pipes.length === 0) return null;
  const { stationM, lonLat } = terrainStations(pipes, terrain.cellM);
  const levels = await terrainLevels(terrain, lonLat);
  return {
    source: terrain.source,
    date: terrain.date ?? null,
    cellM: terrain.cellM,
    stationM: stationM.map(round),
    levelM: [...levels].map((level) => (Number.isNaN(level) ? null : Math.round(level * 100) / 100)),
  };
}

const roundSlope = (slope: number): number => Math.round(slope * 1e6) / 1e6;

/** Numbers of an object to the millimetre. */
function rounded<T extends object>(item: T): T {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'number' ? round(value) : value,
    ]),
  ) as T;
}
