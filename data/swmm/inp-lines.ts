import { inpNumber } from './inp-index.ts';
import { parseInp } from './parse-inp.ts';

/** Where the links of a model lie and what its tags say, as its own file has them. */
export interface InpLines {
  /** x, y in turn from the first node over the vertices to the second; empty for a link with an end nobody placed. */
  lineOf: Map<string, number[]>;
  /** Key of a record → id in the model, where they differ. */
  nodeKeys: Record<string, string>;
  linkKeys: Record<string, string>;
}

/** Lines of every link by its id. Coordinates are in whatever CRS the model has. */
export function readInpLines(text: string): InpLines {
  const { sections } = parseInp(text);
  const place = new Map<string, [number, number]>();
  for (const { tokens } of sections.get('COORDINATES') ?? []) {
    const [x, y] = [inpNumber(tokens[1]), inpNumber(tokens[2])];
    if (!Number.isNaN(x + y)) place.set(tokens[0], [x, y]);
  }
  const between = new Map<string, number[]>();
  for (const { tokens } of sections.get('VERTICES') ?? []) {
    const [x, y] = [inpNumber(tokens[1]), inpNumber(tokens[2])];
    if (!Number.isNaN(x + y)) between.set(tokens[0], [...(between.get(tokens[0]) ?? []), x, y]);
  }
  const lineOf = new Map<string, number[]>();
  for (const section of ['CONDUITS', 'PUMPS', 'ORIFICES', 'WEIRS', 'OUTLETS']) {
    for (const { tokens } of sections.get(section) ?? []) {
      const [from, to] = [place.get(tokens[1]), place.get(tokens[2])];
      lineOf.set(tokens[0], from && to ? [...from, ...(between.get(tokens[0]) ?? []), ...to] : []);
    }
  }
  const nodeKeys: InpLines['nodeKeys'] = {};
  const linkKeys: InpLines['linkKeys'] = {};
  for (const { tokens } of sections.get('TAGS') ?? []) {
    const [kind, id, tag] = tokens;
    const keys = kind.toUpperCase() === 'NODE' ? nodeKeys : kind.toUpperCase() === 'LINK' ? linkKeys : undefined;
    // The first of two records with one key has the key's own id.
    const key = tag === undefined ? undefined : decoded(tag);
    if (keys && key !== undefined) keys[key] ??= id;
  }
  return { lineOf, nodeKeys, linkKeys };
}

/** Tags of other people's models may hold anything. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
