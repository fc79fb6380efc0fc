import type { SectionLateral, SectionNode, SectionPipe } from '../../../server/contract/section.ts';
import { nodesInView, type SectionDrawing } from './section-drawing.ts';

/** Manholes as shafts from the ground to their bottom, and circles where other pipes join. */
export function SectionShafts({ drawing }: { drawing: SectionDrawing }) {
  return (
    <g>
      {nodesInView(drawing).map(([node, i]) => (
        <Shaft key={i} node={node} drawing={drawing} ends={[drawing.section.pipes[i - 1], drawing.section.pipes[i]]} />
      ))}
    </g>
  );
}

/** Width of a shaft, px: drawn as wide as a manhole is, within what can be seen and told apart. */
export function shaftPx({ scale: { box, view } }: SectionDrawing): number {
  return Math.min(11, Math.max(3, (1.2 * box.width) / (view.toM - view.fromM)));
}

interface ShaftProps {
  node: SectionNode;
  drawing: SectionDrawing;
  ends: readonly [SectionPipe | undefined, SectionPipe | undefined];
}

function Shaft({ node, drawing, ends }: ShaftProps) {
  const { scale, palette } = drawing;
  const x = scale.x(node.stationM);
  const half = shaftPx(drawing) / 2;
  const { top, height } = scale.box;
  const lowM = lowestAt(node, ends);
  const [upper, lower] = [node.groundM === null ? null : scale.y(node.groundM), lowM === null ? null : scale.y(lowM)];
  const isOutfall = node.nodeType === 'outfall';
  if (upper === null || lower === null || isOutfall) {
    // What is not surveyed has no end: a dashed line runs out of the picture.
    const [from, to] = isOutfall
      ? [upper ?? lower ?? top, lower ?? top + height]
      : [upper ?? top, lower ?? top + height];
    return (
      <g>
        <path d={`M${x} ${from}V${to}`} stroke={palette.ink} strokeWidth={1} strokeDasharray="3 3" opacity={0.7} />
        {isOutfall && lower !== null && (
          <path d={`M${x - 6} ${lower - 11}h12l-6 11z`} fill={palette.water} stroke={palette.paper} />
        )}
        <Laterals node={node} drawing={drawing} x={x} />
      </g>
    );
  }
  return (
    <g>
      <rect
        x={x - half}
        y={upper}
        width={2 * half}
        height={Math.max(1, lower - upper)}
        fill={palette.shaft}
        fillOpacity={0.8}
        stroke={palette.ink}
        strokeWidth={1}
      />
      <path d={`M${x - half - 2} ${upper}h${2 * half + 4}`} stroke={palette.ink} strokeWidth={2.6} />
      <Laterals node={node} drawing={drawing} x={x} />
    </g>
  );
}

function lowestAt(node: SectionNode, [comes, goes]: ShaftProps['ends']): number | null {
  const levels = [node.bottomM, comes?.invertOutM ?? null, goes?.invertInM ?? null].filter((level) => level !== null);
  return levels.length > 0 ? Math.min(...levels) : null;
}

/** Radius of the circle of a joining pipe, px: its height in the drawing's scale, within what can be seen. */
export function lateralRadius({ scale }: SectionDrawing, { diameterM }: SectionLateral): number {
  return Math.min(7, Math.max(2.4, (scale.y(0) - scale.y(diameterM ?? 0)) / 2));
}

/** Circles: empty for what comes from the left, full from the right, half where the side cannot be told. */
function Laterals({ node, drawing, x }: { node: SectionNode; drawing: SectionDrawing; x: number }) {
  const { scale, palette } = drawing;
  return node.laterals.map((lateral) => {
    if (lateral.invertM === null || lateral.flow === 'loop') return null;
    const r = lateralRadius(drawing, lateral);
    const color = palette.kind(lateral.kind);
    return (
      <circle
        key={lateral.pipeId}
        cx={x}
        cy={scale.y(lateral.invertM) - r}
        r={r}
        fill={lateral.side === 'right' ? color : palette.paper}
        stroke={color}
        strokeWidth={1.5}
      />
    );
  });
}
