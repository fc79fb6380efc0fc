import { pipeKind, risk, type Scheme } from '../../map/colors.ts';

/** Colours of a long section, as values: an exported picture knows no style sheet. */
export interface SectionPalette {
  paper: string;
  text: string;
  muted: string;
  grid: string;
  line: string;
  earth: string;
  earthLine: string;
  terrain: string;
  shaft: string;
  ink: string;
  adverse: string;
  flat: string;
  gap: string;
  water: string;
  mark: string;
  kind: (kind: string | null) => string;
}

const schemes: Record<Scheme, Omit<SectionPalette, 'kind' | 'adverse'>> = {
  light: {
    paper: '#ffffff',
    text: '#1e262e',
    muted: '#566370',
    grid: '#e6eaed',
    line: '#c3ccd4',
    earth: '#f0e7d8',
    earthLine: '#75552b',
    terrain: '#3d8757',
    shaft: '#ffffff',
    ink: '#22384d',
    flat: '#8a5a00',
    gap: '#7b8792',
    water: '#1f7ae0',
    mark: '#c98a00',
  },
  dark: {
    paper: '#1a222b',
    text: '#dfe5ea',
    muted: '#9dabb8',
    grid: '#29343f',
    line: '#465361',
    earth: '#332d25',
    earthLine: '#d2a873',
    terrain: '#6cc58d',
    shaft: '#222c36',
    ink: '#dbe7f1',
    flat: '#f2c572',
    gap: '#8c99a6',
    water: '#59aaff',
    mark: '#ffd54a',
  },
};

/** The palette of a scheme; exports always take the light one. */
export function sectionPalette(scheme: Scheme): SectionPalette {
  return {
    ...schemes[scheme],
    adverse: scheme === 'light' ? '#b3261e' : risk.red[scheme],
    kind: (kind) => (pipeKind[kind ?? 'other'] ?? pipeKind.other)[scheme],
  };
}
