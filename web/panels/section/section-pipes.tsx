import type { SectionPipe } from '../../../server/contract/section.ts';
import { isGap, pathThrough, pipesInView, runsOf, topOf, type SectionDrawing } from './section-drawing.ts';

/** Fills of a drawing: the earth, gaps, and pipes that rise. */
export function SectionPatterns({ drawing: { palette, prefix } }: { drawing: SectionDrawing }) {
  const hatch = (id: string, color: string, turn: number, size: number) => (
    <pattern
      id={`${prefix}-${id}`}
      width={size}
      height={size}
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${turn})`}
    >
      <line x1={0} y1={0} x2={0} y2={size} stroke={color} strokeWidth={1.4} />
    </pattern>
  );
  return (
    <defs>
      <linearGradient id={`${prefix}-earth`} x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor={palette.earth} />
        <stop offset="1" stopColor={palette.earth} stopOpacity={0.35} />
      </linearGradient>
      {hatch('gap', palette.gap, 45, 7)}
      {hatch('rise', palette.adverse, -45, 4)}
    </defs>
  );
}

/** Stretches without surveyed inverts: hatched from the ground down, because nobody knows where the pipe lies. */
export function SectionGaps({ drawing }: { drawing: SectionDrawing }) {
  const { section, scale, palette, prefix } = drawing;
  const { top, height } = scale.box;
  return (
    <g>
      {gapRuns(section.pipes).map(([from, to]) => {
        const [x0, x1] = [scale.x(section.pipes[from].fromStationM), scale.x(section.pipes[to].toStationM)];
        return (
          <g key={from}>
            <rect x={x0} y={top} width={x1 - x0} height={height} fill={palette.paper} opacity={0.55} />
            <rect x={x0} y={top} width={x1 - x0} height={height} fill={`url(#${prefix}-gap)`} opacity={0.5} />
            <path
              d={`M${x0} ${top}V${top + height}M${x1} ${top}V${top + height}`}
              stroke={palette.gap}
              strokeDasharray="2 3"
            />
          </g>
        );
      })}
    </g>
  );
}

/** Neighbouring pipes without inverts, as one stretch each. */
export const gapRuns = (pipes: readonly SectionPipe[]): [number, number][] => runsOf(pipes, isGap);

/** Pipe bodies in the colour of their kind; what rises is red and hatched, and a word says so. */
export function SectionPipes({ drawing }: { drawing: SectionDrawing }) {
  return (
    <g>
      {pipesInView(drawing).map(([pipe, i]) => (isGap(pipe) ? null : <Pipe key={i} pipe={pipe} drawing={drawing} />))}
    </g>
  );
}

function Pipe({ pipe, drawing }: { pipe: SectionPipe; drawing: SectionDrawing }) {
  const { scale, palette, prefix } = drawing;
  const [x0, x1] = [scale.x(pipe.fromStationM), scale.x(pipe.toStationM)];
  const [in0, out0] = [scale.y(pipe.invertInM!), scale.y(pipe.invertOutM!)];
  const top = topOf(pipe)?.map(scale.y);
  const rises = pipe.state === 'adverse';
  const color = rises ? palette.adverse : palette.kind(pipe.kind);
  const body =
    top &&
    pathThrough(
      [
        [x0, in0],
        [x1, out0],
        [x1, top[1]],
        [x0, top[0]],
      ],
      true,
    );
  return (
    <g>
      {body && <path d={body} fill={palette.paper} opacity={0.85} />}
      {body && <path d={body} fill={color} opacity={0.24} />}
      {body && <Water pipe={pipe} drawing={drawing} x={[x0, x1]} />}
      {body && rises && <path d={body} fill={`url(#${prefix}-rise)`} />}
      {top && (
        <path
          d={pathThrough([
            [x0, top[0]],
            [x1, top[1]],
          ])}
          stroke={color}
          strokeWidth={1}
          strokeDasharray={pipe.form === 'open_channel' ? '4 3' : undefined}
        />
      )}
      <path
        d={pathThrough([
          [x0, in0],
          [x1, out0],
        ])}
        stroke={color}
        strokeWidth={rises ? 3 : 2}
        strokeDasharray={pipe.state === 'pressure' ? '7 3' : undefined}
      />
    </g>
  );
}

/** Water inside a pipe, up to its crown. */
function Water({ pipe, drawing, x }: { pipe: SectionPipe; drawing: SectionDrawing; x: readonly [number, number] }) {
  const top = topOf(pipe);
  const levels = waterAt(drawing, pipe);
  if (!top || !levels) return null;
  const { y } = drawing.scale;
  const inside = (levelM: number, invertM: number, topM: number): number =>
    y(Math.min(Math.max(levelM, invertM), topM));
  return (
    <path
      d={pathThrough(
        [
          [x[0], y(pipe.invertInM!)],
          [x[1], y(pipe.invertOutM!)],
          [x[1], inside(levels[1], pipe.invertOutM!, top[1])],
          [x[0], inside(levels[0], pipe.invertInM!, top[0])],
        ],
        true,
      )}
      fill={drawing.palette.water}
      opacity={0.45}
    />
  );
}

/** Level of the water at both ends of a pipe: its own, else that of the node there; null where one is not given. */
export function waterAt({ section }: SectionDrawing, pipe: SectionPipe): [number, number] | null {
  const i = section.pipes.indexOf(pipe);
  const inM = pipe.waterInM ?? section.nodes[i]?.waterM ?? null;
  const outM = pipe.waterOutM ?? section.nodes[i + 1]?.waterM ?? null;
  return inM === null || outM === null ? null : [inM, outM];
}

/** The line of the water, over pipes and ground. */
export function SectionWater({ drawing }: { drawing: SectionDrawing }) {
  const { scale, palette } = drawing;
  return (
    <g>
      {pipesInView(drawing).map(([pipe, i]) => {
        const levels = waterAt(drawing, pipe);
        if (!levels) return null;
        const ends = [
          [scale.x(pipe.fromStationM), scale.y(levels[0])],
          [scale.x(pipe.toStationM), scale.y(levels[1])],
        ] as const;
        return <path key={i} d={pathThrough(ends)} stroke={palette.water} strokeWidth={2.4} strokeLinecap="round" />;
      })}
    </g>
  );
}
