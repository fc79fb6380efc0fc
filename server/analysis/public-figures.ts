import { limits } from '../../data/model/limits.ts';
import type { LandChoice } from './city-land.ts';
import type { AnalysisContext } from './context.ts';
import { countPipes } from './counted-pipes.ts';
import { distanceFieldOf } from './distance-field-of.ts';
import { blankShareFromField } from './distance-field-share.ts';
import type { DistanceField } from './distance-field.ts';
import { columnRow, makeGrid } from './grid.ts';
import { landByCell } from './land-by-cell.ts';
import { overlapAreas } from './overlap-areas.ts';
import type { ShapeParts } from './polygon-ops.ts';
import { round4 } from './to-lon-lat.ts';
import { ZoneGrid } from './zone-grid.ts';

export interface PublicFiguresParameters {
  cellM: number;
  distanceM: number;
}

/** What stands behind the public's figures of an area: as it is, nothing rounded and nothing held back. */
export interface ZoneFigures {
  landM2: number;
  /** Length of counted pipe, and of how many pipes. */
  lengthM: number;
  pipes: number;
  /** Share of the surveyed land that is blank; null where there is none, or no field. */
  blankShare: number | null;
  /** Share of the land that the survey covers; null where the city does not say. */
  surveyedShare: number | null;
}

export interface PublicFigures {
  /** In the order of the layer's polygons that have an area; empty where the city has no such layer. */
  districts: (ZoneFigures & { key: string })[];
  streets: (ZoneFigures & { key: string })[];
  /** Squares with land of the city, by their south-west corner in the working CRS. */
  cells: (ZoneFigures & { x: number; y: number })[];
}

/** Squares with less land than this are slivers of the coast line, m². */
const leastLandM2 = 1;

/**
 * Pipe density, blank share and survey coverage of every district, street and square, as a publication needs them.
 * Lengths are clipped exactly, blank shares come from the distance field. Empty lists where nothing says what is land.
 */
export function publicFigures(parameters: PublicFiguresParameters, context: AnalysisContext): PublicFigures {
  const { land } = context;
  const choice = land.defaultLand();
  if (choice === undefined) return { districts: [], streets: [], cells: [] };
  const hasPipes = land.has('pipes');
  const field = hasPipes ? distanceFieldOf({ land: choice }, context) : undefined;
  const ofLayer = (layer: string): (ZoneFigures & { key: string })[] => {
    const zones = land.zonesOf(layer);
    const parts = zones.map(({ shape }) => context.ops.parts(shape));
    const figures = figuresOf(parts, choice, field, parameters, context);
    return figures.map((each, i) => ({ key: zones[i].key, ...each }));
  };
  const corners = squaresWithLand(parameters.cellM, choice, context);
  const squares = corners.map(([x, y]): ShapeParts => [[squareRing(x, y, parameters.cellM)]]);
  const cells = figuresOf(squares, choice, field, parameters, context);
  return {
    districts: ofLayer('districts'),
    streets: ofLayer('streets'),
    cells: cells.map((each, i) => ({ x: corners[i][0], y: corners[i][1], ...each })),
  };
}

function figuresOf(
  parts: readonly ShapeParts[],
  choice: LandChoice,
  field: DistanceField | undefined,
  { distanceM }: PublicFiguresParameters,
  context: AnalysisContext,
): ZoneFigures[] {
  if (parts.length === 0) return [];
  const { land, dataset } = context;
  const zones = new ZoneGrid(
    parts.map((each) => each.flat()),
    2 ** 16,
  );
  const landM2 = overlapAreas(zones, land.unionGrid(choice === 'built_up' ? 'built_up' : 'districts'));
  const surveyed = land.has('survey_coverage') ? overlapAreas(zones, land.surveyedGrid(choice)) : undefined;
  const lengthM = new Float64Array(parts.length);
  const pipes = new Uint32Array(parts.length);
  const last = new Int32Array(parts.length).fill(-1);
  let done = 0;
  countPipes(dataset.layers['pipes'], {}).eachSegment((pipe, x0, y0, x1, y1) => {
    if ((++done & 16383) === 0) context.checkpoint(0.97);
    const segmentM = Math.hypot(x1 - x0, y1 - y0);
    zones.eachPiece(x0, y0, x1, y1, (holders, share) => {
      for (const zone of holders) {
        lengthM[zone] += segmentM * share;
        if (last[zone] !== pipe) pipes[zone]++;
        last[zone] = pipe;
      }
    });
  });
  return parts.map((each, i) => ({
    landM2: round4(landM2[i]),
    lengthM: round4(lengthM[i]),
    pipes: pipes[i],
    blankShare: field ? blankShareFromField(field, each, distanceM).share : null,
    surveyedShare: surveyed && landM2[i] > 0 ? round4(Math.min(1, surveyed[i] / landM2[i])) : null,
  }));
}

/** South-west corners of the squares with land, from south to north, each row from the west. */
function squaresWithLand(cellM: number, choice: LandChoice, { land }: AnalysisContext): [number, number][] {
  const grid = makeGrid({ type: 'square', sizeM: cellM });
  const keys: number[] = [];
  landByCell(grid, land.rings(choice), limits.cellsMax)?.eachCell((key, areaM2) => {
    if (areaM2 >= leastLandM2) keys.push(key);
  });
  return keys
    .sort((a, b) => a - b)
    .map((key) => {
      const [column, row] = columnRow(key);
      return [column * cellM, row * cellM];
    });
}

function squareRing(x: number, y: number, side: number): number[] {
  return [x, y, x + side, y, x + side, y + side, x, y + side, x, y];
}
