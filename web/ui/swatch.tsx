import { symbolPaths, type LegendClass } from '../map/legend.ts';

interface SwatchProps {
  entry: LegendClass;
  /** Drawn empty: the class is switched off. */
  hollow?: boolean;
}

/** The sign of a legend class, as the map draws it. */
export function Swatch({ entry, hollow = false }: SwatchProps) {
  const { color, symbol } = entry;
  const paper = 'var(--da-surface)';
  return (
    <svg width="22" height="16" viewBox="0 0 22 16" aria-hidden="true" focusable="false" style={{ flex: 'none' }}>
      {symbol === 'line' ? (
        <line
          x1="1"
          x2="21"
          y1="8"
          y2="8"
          stroke={color}
          strokeWidth={hollow ? 1 : Math.min(6, Math.max(1.5, entry.width ?? 3))}
          strokeDasharray={hollow ? '2 3' : entry.dash?.join(' ')}
        />
      ) : symbol === 'fill' || symbol === 'hatch' ? (
        <>
          <rect
            x="2.5"
            y="2.5"
            width="17"
            height="11"
            rx="1"
            fill={hollow || symbol === 'hatch' ? 'none' : color}
            stroke={hollow || symbol === 'hatch' ? color : 'var(--da-muted)'}
            strokeOpacity={hollow || symbol === 'hatch' ? 1 : 0.5}
          />
          {symbol === 'hatch' && !hollow && <path d="M3 9 9 3M3 13 13 3M8 13 18 3M13 13l6-6" stroke={color} />}
        </>
      ) : (
        <svg x="3" y="0" width="16" height="16" viewBox="0 0 32 32">
          {(symbolPaths[symbol] ?? []).map((part) => (
            <path
              key={part.d}
              d={part.d}
              fill={hollow || !part.fill ? 'none' : part.fill === 'paper' ? paper : color}
              stroke={hollow ? color : part.stroke ? (part.stroke === 'paper' ? paper : color) : 'none'}
              strokeWidth={hollow ? 2 : part.width}
            />
          ))}
        </svg>
      )}
      {entry.letters && (
        <text
          x="11"
          y="11"
          textAnchor="middle"
          fontSize="8"
          fontWeight="700"
          fill={color}
          stroke={paper}
          strokeWidth="2.5"
          paintOrder="stroke"
        >
          {entry.letters}
        </text>
      )}
    </svg>
  );
}
