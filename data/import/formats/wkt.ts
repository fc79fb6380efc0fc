import type { SourceGeometry } from '../source-record.ts';

const names: Record<string, { type: string; depth: number }> = {
  POINT: { type: 'Point', depth: 0 },
  MULTIPOINT: { type: 'MultiPoint', depth: 1 },
  LINESTRING: { type: 'LineString', depth: 1 },
  MULTILINESTRING: { type: 'MultiLineString', depth: 2 },
  POLYGON: { type: 'Polygon', depth: 2 },
  MULTIPOLYGON: { type: 'MultiPolygon', depth: 3 },
};

/**
 * Geometry of a well-known text, `SRID=n;` before it and Z or M values in it allowed (heights stay as third
 * numbers). `EMPTY` is null; text that is no WKT, or a type no layer takes, is `Unreadable` with its beginning.
 */
export function parseWkt(text: string): SourceGeometry | null {
  const match = /^\s*(?:SRID=\d+;)?\s*([A-Z]+)\s*(?:ZM?|M)?\s*(EMPTY|\(.*\))\s*$/is.exec(text);
  const name = match?.[1]?.toUpperCase().replace(/(?:ZM?|M)$/, '');
  const known = name === undefined ? undefined : names[name];
  if (!match || !known) {
    return name === 'GEOMETRYCOLLECTION'
      ? { type: 'GeometryCollection' }
      : { type: 'Unreadable', text: text.slice(0, 80) };
  }
  const body = match[2] ?? '';
  if (body.toUpperCase() === 'EMPTY') return null;
  try {
    const reader = { text: body, at: 0 };
    const coordinates = known.depth === 0 ? readOnly(reader) : readList(reader, known.depth);
    skip(reader);
    if (reader.at !== body.length) throw new SyntaxError('text after the last bracket');
    return { type: known.type, coordinates };
  } catch (error) {
    if (error instanceof SyntaxError) return { type: 'Unreadable', text: text.slice(0, 80) };
    throw error;
  }
}

interface Reader {
  text: string;
  at: number;
}

function skip(reader: Reader): void {
  while (reader.text.charCodeAt(reader.at) <= 32) reader.at++;
}

function expect(reader: Reader, character: string): void {
  skip(reader);
  if (reader.text[reader.at] !== character) throw new SyntaxError(`expected ${character}`);
  reader.at++;
}

function readOnly(reader: Reader): number[] {
  expect(reader, '(');
  const position = readPosition(reader);
  expect(reader, ')');
  return position;
}

function readList(reader: Reader, depth: number): unknown[] {
  const list: unknown[] = [];
  expect(reader, '(');
  for (;;) {
    skip(reader);
    // MULTIPOINT ((1 2), (3 4)) and MULTIPOINT (1 2, 3 4) are both in use.
    if (depth > 1) list.push(readList(reader, depth - 1));
    else list.push(reader.text[reader.at] === '(' ? readOnly(reader) : readPosition(reader));
    skip(reader);
    const next = reader.text[reader.at++];
    if (next === ')') return list;
    if (next !== ',') throw new SyntaxError('expected , or )');
  }
}

const numbers = /\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?=[\s,()])/iy;

function readPosition(reader: Reader): number[] {
  const position: number[] = [];
  numbers.lastIndex = reader.at;
  for (let match = numbers.exec(reader.text); match; match = numbers.exec(reader.text)) {
    position.push(Number(match[1]));
    reader.at = numbers.lastIndex;
  }
  if (position.length < 2 || position.length > 4) throw new SyntaxError('expected 2 to 4 numbers');
  return position;
}
