import type { PolygonGeometry, Position } from '../../data/model/feature.ts';
import { limits } from '../../data/model/limits.ts';

/** Characters that need no escape in a link, six bits each. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valueOf = new Map(Array.from(alphabet, (letter, value) => [letter, value]));

/** Steps per degree: 1e-6° is 0.1 m, finer than a hand draws. */
const steps = 1e6;

/**
 * Text of a polygon for a link: differences from vertex to vertex in millionths of a degree, as variable-length
 * numbers of six-bit letters. Rings are joined by `.`, polygons by `~`; the closing vertex is left out.
 */
export function encodePolygon(geometry: PolygonGeometry): string {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => rings.map(encodeRing).join('.')).join('~');
}

/** The polygon of `encodePolygon`'s text, or undefined when the text is not one (a vertex outside the earth included). */
export function decodePolygon(text: string): PolygonGeometry | undefined {
  // A vertex takes at least two letters, at most 14.
  if (text.length === 0 || text.length > limits.polygonVerticesMax * 14) return undefined;
  const polygons: Position[][][] = [];
  let vertices = 0;
  for (const polygonText of text.split('~')) {
    const rings: Position[][] = [];
    for (const ringText of polygonText.split('.')) {
      const ring = decodeRing(ringText);
      if (!ring) return undefined;
      vertices += ring.length;
      rings.push(ring);
    }
    polygons.push(rings);
  }
  if (vertices > limits.polygonVerticesMax) return undefined;
  const [only] = polygons;
  return polygons.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function encodeRing(ring: readonly Position[]): string {
  let text = '';
  let x = 0;
  let y = 0;
  for (const [lon, lat] of ring.slice(0, -1)) {
    const nextX = Math.round(lon * steps);
    const nextY = Math.round(lat * steps);
    text += encodeNumber(nextX - x) + encodeNumber(nextY - y);
    x = nextX;
    y = nextY;
  }
  return text;
}

function decodeRing(text: string): Position[] | undefined {
  const numbers = decodeNumbers(text);
  // Three vertices at least.
  if (!numbers || numbers.length < 6 || numbers.length % 2 !== 0) return undefined;
  const ring: Position[] = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    x += numbers[i] ?? 0;
    y += numbers[i + 1] ?? 0;
    if (Math.abs(x) > 180 * steps || Math.abs(y) > 90 * steps) return undefined;
    ring.push([x / steps, y / steps]);
  }
  ring.push([...ring[0]]);
  return ring;
}

/** Zigzag, then five bits a letter with the sixth saying that more follow. */
function encodeNumber(value: number): string {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  let text = '';
  do {
    const low = rest % 32;
    rest = Math.floor(rest / 32);
    text += alphabet[low + (rest > 0 ? 32 : 0)];
  } while (rest > 0);
  return text;
}

function decodeNumbers(text: string): number[] | undefined {
  const numbers: number[] = [];
  let value = 0;
  let place = 1;
  for (const letter of text) {
    const bits = valueOf.get(letter);
    if (bits === undefined || place > 2 ** 40) return undefined;
    value += (bits % 32) * place;
    if (bits >= 32) place *= 32;
    else {
      numbers.push(value % 2 === 1 ? -(value + 1) / 2 : value / 2);
      value = 0;
      place = 1;
    }
  }
  return place === 1 ? numbers : undefined;
}
