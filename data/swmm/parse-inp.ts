/** A line of a section that is not a comment, split as the engine splits it: blanks separate, quotes hold together. */
export interface InpLine {
  /** In the file, from 1. */
  line: number;
  tokens: string[];
}

export interface InpFile {
  /** By name in capitals without brackets, in the order of the file; a section that comes twice is joined. */
  sections: Map<string, InpLine[]>;
  /** Lines that stand before the first section, have unknown section names, or are too long. */
  strays: { line: number; text: string; reason: 'before-section' | 'unknown-section' | 'too-long' }[];
}

/** Sections that EPA SWMM 5.2 knows (user's manual, appendix D). */
const sectionNames = new Set(
  `TITLE OPTIONS FILES RAINGAGES TEMPERATURE EVAPORATION SUBCATCHMENTS SUBAREAS INFILTRATION AQUIFERS GROUNDWATER GWF
  SNOWPACKS JUNCTIONS OUTFALLS STORAGE DIVIDERS CONDUITS PUMPS ORIFICES WEIRS OUTLETS XSECTIONS TRANSECTS STREETS INLETS
  INLET_USAGE LOSSES CONTROLS POLLUTANTS LANDUSES BUILDUP WASHOFF COVERAGES INFLOWS DWF PATTERNS RDII HYDROGRAPHS
  LOADINGS TREATMENT CURVES TIMESERIES REPORT ADJUSTMENTS EVENTS MAP COORDINATES VERTICES POLYGONS LABELS SYMBOLS
  BACKDROP TAGS PROFILES LID_CONTROLS LID_USAGE`.split(/\s+/),
);

/** The engine refuses lines this long (error 201); comments do not count. */
const lineMaxChars = 1024;

/** Sections and tokens of an input file. Never throws: what does not fit is among `strays`. */
export function parseInp(text: string): InpFile {
  const sections: InpFile['sections'] = new Map();
  const strays: InpFile['strays'] = [];
  let lines: InpLine[] | undefined;
  let known = false;
  text.split('\n').forEach((raw, i) => {
    const content = raw.split(';', 1)[0].trim();
    if (content === '') return;
    const line = i + 1;
    if (content.length >= lineMaxChars) strays.push({ line, text: content.slice(0, 80), reason: 'too-long' });
    if (content.startsWith('[')) {
      const name = content.slice(1).replace(/\].*$/, '').toUpperCase();
      known = sectionNames.has(name);
      if (!known) strays.push({ line, text: content.slice(0, 80), reason: 'unknown-section' });
      lines = sections.get(name) ?? [];
      if (known) sections.set(name, lines);
      return;
    }
    if (!lines) strays.push({ line, text: content.slice(0, 80), reason: 'before-section' });
    else lines.push({ line, tokens: tokensOf(content) });
  });
  return { sections, strays };
}

function tokensOf(content: string): string[] {
  return [...content.matchAll(/"([^"]*)"?|[^\s"]+/g)].map(([all, quoted]) => quoted ?? all);
}
