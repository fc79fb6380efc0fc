/** Kinds of things that have ids of their own. */
export type InpKind = 'gage' | 'subcatchment' | 'node' | 'link' | 'curve' | 'timeseries' | 'transect';

/**
 * What a column of a section holds: `new` defines an id, `old` refers to one, a number, one of some words (which may be
 * followed by more letters), or anything.
 */
type Column = { new: InpKind } | { old: InpKind | 'outlet' } | { words: readonly string[] } | 'number' | 'any';

export interface SectionColumns {
  /** Columns a line must have; the rest may be missing. */
  min: number;
  columns: readonly Column[];
}

const node: Column = { old: 'node' };
const link: Column = { old: 'link' };
const subcatchment: Column = { old: 'subcatchment' };
const n = 'number' as const;
const words = (text: string): Column => ({ words: text.split(' ') });

/** Closed and open sections, and which regulators take them. */
export const shapes =
  'DUMMY CIRCULAR FILLED_CIRCULAR RECT_CLOSED RECT_OPEN TRAPEZOIDAL TRIANGULAR PARABOLIC POWER RECT_TRIANGULAR RECT_ROUND MODBASKETHANDLE HORIZ_ELLIPSE VERT_ELLIPSE ARCH EGGSHAPED HORSESHOE GOTHIC CATENARY SEMIELLIPTICAL BASKETHANDLE SEMICIRCULAR IRREGULAR CUSTOM FORCE_MAIN STREET';

/** Columns by section (user's manual of EPA SWMM 5.2, appendix D). Sections that are not listed are not looked into. */
export const inpColumns: Record<string, SectionColumns> = {
  RAINGAGES: {
    min: 6,
    columns: [{ new: 'gage' }, words('INTENSITY VOLUME CUMULATIVE'), 'any', n, words('TIMESERIES FILE')],
  },
  SUBCATCHMENTS: { min: 8, columns: [{ new: 'subcatchment' }, { old: 'gage' }, { old: 'outlet' }, n, n, n, n, n] },
  SUBAREAS: { min: 7, columns: [subcatchment, n, n, n, n, n, words('OUTLET IMPERV PERV')] },
  INFILTRATION: { min: 4, columns: [subcatchment, n, n, n, n, n] },
  JUNCTIONS: { min: 2, columns: [{ new: 'node' }, n, n, n, n, n] },
  OUTFALLS: { min: 3, columns: [{ new: 'node' }, n, words('FREE NORMAL FIXED TIDAL TIMESERIES')] },
  DIVIDERS: { min: 4, columns: [{ new: 'node' }, n] },
  STORAGE: {
    min: 6,
    columns: [{ new: 'node' }, n, n, n, words('TABULAR FUNCTIONAL CYLINDRICAL CONICAL PARABOLOID PYRAMIDAL')],
  },
  CONDUITS: { min: 7, columns: [{ new: 'link' }, node, node, n, n, n, n, n, n] },
  PUMPS: { min: 3, columns: [{ new: 'link' }, node, node, 'any', words('ON OFF'), n, n] },
  ORIFICES: { min: 6, columns: [{ new: 'link' }, node, node, words('SIDE BOTTOM'), n, n, words('YES NO'), n] },
  WEIRS: {
    min: 6,
    columns: [
      { new: 'link' },
      node,
      node,
      words('TRANSVERSE SIDEFLOW V-NOTCH TRAPEZOIDAL ROADWAY'),
      n,
      n,
      words('YES NO'),
      n,
      n,
      words('YES NO'),
    ],
  },
  OUTLETS: { min: 6, columns: [{ new: 'link' }, node, node, n, words('TABULAR FUNCTIONAL')] },
  XSECTIONS: { min: 3, columns: [link, words(shapes)] },
  LOSSES: { min: 4, columns: [link, n, n, n] },
  INFLOWS: { min: 3, columns: [node] },
  DWF: { min: 3, columns: [node, 'any', n] },
  COORDINATES: { min: 3, columns: [node, n, n] },
  VERTICES: { min: 3, columns: [link, n, n] },
  POLYGONS: { min: 3, columns: ['any', n, n] },
};
