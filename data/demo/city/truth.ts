/** What was planted, by the words the truth file uses. */
export type TruthType =
  | 'adverse_slope'
  | 'large_into_small'
  | 'undersized_reach'
  | 'drowned_outfall'
  | 'blocked_siphon'
  | 'hollow_few_inlets'
  | 'missing_inlets'
  | 'misconnection'
  | 'blank_area'
  | 'missing_diameter'
  | 'missing_levels'
  | 'unsurveyed_street';

/** One planted fault, as `TRUTH.json` lists it. No analysis reads it; tests compare with it. */
export interface Truth {
  id: string;
  type: TruthType;
  /** Layer of `keys`. */
  layer: 'pipes' | 'nodes' | 'streets';
  keys: string[];
  /** Longitude, latitude. */
  place: [number, number];
  severity: 'low' | 'medium' | 'high';
  note: string;
  /** Blank areas: land without a main within 50 m, m², by a 5 m raster, and the ring no pipes were laid in. */
  areaM2?: number;
  ring?: [number, number][];
}

/** Why water stands at a flood-prone point, by the generator's own reckoning. */
export interface FloodReason {
  floodPointId: string;
  cause: string;
  /** Planted faults behind it; empty where an old, sound network is simply too small. */
  truthIds: string[];
  overflowM3: number;
  rainYears: number;
  note: string;
}

export interface TruthFile {
  seed: number;
  size: number;
  truths: Truth[];
  floodPoints: FloodReason[];
}

/** The text of `TRUTH.json`: one truth or point to a line, places to 0.1 m, so that people can read it and diffs are short. */
export function truthText({ seed, size, truths, floodPoints }: TruthFile): string {
  const lines = (list: readonly object[]): string => list.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
  return `{
  "seed": ${seed},
  "size": ${size},
  "truths": [
${lines(truths)}
  ],
  "floodPoints": [
${lines(floodPoints)}
  ]
}
`;
}
