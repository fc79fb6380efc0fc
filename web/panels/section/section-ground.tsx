import { pathThrough, runsOf, type SectionDrawing } from './section-drawing.ts';

/** The ground between nodes with a surveyed level, filled, and apart from it the line of the terrain model. */
export function SectionGround({ drawing }: { drawing: SectionDrawing }) {
  const { section, scale, palette } = drawing;
  const { nodes, terrain } = section;
  const bottom = scale.box.top + scale.box.height;
  const runs = runsOf(nodes, ({ groundM }) => groundM !== null).map(([from, to]) =>
    nodes.slice(from, to + 1).map(({ stationM, groundM }) => [scale.x(stationM), scale.y(groundM!)] as const),
  );
  const terrainRuns = terrain
    ? runsOf(terrain.levelM, (level) => level !== null).map(([from, to]) =>
        terrain.stationM
          .slice(from, to + 1)
          .map((stationM, i) => [scale.x(stationM), scale.y(terrain.levelM[from + i]!)] as const),
      )
    : [];
  return (
    <g>
      {runs.map((run) => (
        <path
          key={run[0][0]}
          d={pathThrough([[run[0][0], bottom], ...run, [run.at(-1)![0], bottom]], true)}
          fill={`url(#${drawing.prefix}-earth)`}
        />
      ))}
      {terrainRuns.map((run) => (
        <path
          key={run[0][0]}
          d={pathThrough(run)}
          fill="none"
          stroke={palette.terrain}
          strokeWidth={1.2}
          strokeDasharray="5 3"
        />
      ))}
      {runs.map((run) => (
        <path
          key={run[0][0]}
          d={pathThrough(run)}
          fill="none"
          stroke={palette.earthLine}
          strokeWidth={1.8}
          strokeLinejoin="round"
        />
      ))}
    </g>
  );
}
