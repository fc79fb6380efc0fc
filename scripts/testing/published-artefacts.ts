import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { Publication } from '../../data/publication/publication.ts';
import { type Leak, leaksIn, type Secret, searchableText } from '../../server/jobs/publish/leak-search.ts';
import { tileWords } from '../../server/jobs/publish/tile-words.ts';
import { BUFFER, EXTENT } from '../../tiles/tile-grid.ts';
import { TileReader } from '../../tiles/tile-reader.ts';

/** A place that stands in something the public is served. */
export interface Vertex {
  where: string;
  /** Layer of the tile; what of the publication. */
  layer: string;
  lonLat: [number, number];
  /** How far rounding and simplifying may have moved it, metres. */
  toleranceM: number;
}

/** Five decimals, and a line of the page simplified to 15 m keeps its vertices where they were. */
const jsonToleranceM = 1.5;
const equatorM = 40_075_016.686;

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Every artefact of a published folder as text: packed files unpacked, tiles as their words and values. */
export async function textsOf(folder: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const name of filesOf(folder)) {
    const path = join(folder, name);
    if (name.endsWith('.pmtiles')) {
      const { layers, values, metadata } = await tileWords(path);
      texts[name] = [metadata, ...values, ...[...layers].flatMap(([layer, fields]) => [layer, ...fields])].join('\n');
      continue;
    }
    const bytes = readFileSync(path);
    const plain = name.endsWith('.br') ? brotliDecompressSync(bytes) : name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    const text = plain.toString();
    texts[name] = /publication\.json/.test(name) ? searchableText(JSON.parse(text)) : text;
  }
  return texts;
}

/** Telling values of staff assets in any artefact. */
export async function findLeaks(folder: string, secrets: readonly Secret[]): Promise<Leak[]> {
  return Object.entries(await textsOf(folder)).flatMap(([name, text]) => leaksIn(name, text, secrets));
}

/**
 * Every vertex of the publications and of all tiles of all zooms, but for the corners of what a tile is clipped to: where
 * an area covers a tile whole it has them, and they say nothing of what is in it.
 */
export async function verticesOf(folder: string): Promise<Vertex[]> {
  const found: Vertex[][] = [];
  for (const name of filesOf(folder)) {
    const path = join(folder, name);
    if (name.endsWith('publication.json')) {
      found.push(verticesOfPublication(name, JSON.parse(readFileSync(path, 'utf8')) as Publication));
    } else if (name.endsWith('.pmtiles')) found.push(await verticesOfTiles(name, path));
  }
  return found.flat();
}

function verticesOfPublication(where: string, { places, districts, streets, zones, grid }: Publication): Vertex[] {
  const vertex = (layer: string, lonLat: [number, number]): Vertex => {
    return { where, layer, lonLat, toleranceM: jsonToleranceM };
  };
  return [
    ...places.map(({ kind, at }) => vertex(kind, at)),
    ...grid.cells.map(({ at }) => vertex('cell', at)),
    ...[...districts, ...streets, ...zones].flatMap(({ rings }) => rings.flat().map((at) => vertex('outline', at))),
  ];
}

async function verticesOfTiles(where: string, path: string): Promise<Vertex[]> {
  const reader = await TileReader.open(path);
  const vertices: Vertex[] = [];
  for (const [z, x, y] of reader.places()) {
    const packed = await reader.read(z, x, y);
    if (!packed) continue;
    const unitM = (equatorM * Math.cos((30 * Math.PI) / 180)) / 2 ** z / EXTENT;
    // Zooms 8–11 draw lines on a grid of a pixel, 16 units; above, a vertex is rounded and a line simplified by two units.
    const toleranceM = (z < 12 ? 32 : 4) * unitM;
    for (const [layer, content] of Object.entries(new VectorTile(new PbfReader(gunzipSync(packed))).layers)) {
      for (let i = 0; i < content.length; i++) {
        for (const point of content.feature(i).loadGeometry().flat()) {
          if (isClipEdge(point.x) && isClipEdge(point.y)) continue;
          const lonLat = lonLatOf(x + point.x / EXTENT, y + point.y / EXTENT, 2 ** z);
          vertices.push({ where: `${where} ${z}/${x}/${y}`, layer, lonLat, toleranceM });
        }
      }
    }
  }
  await reader.close();
  return vertices;
}

const isClipEdge = (unit: number): boolean => unit === -BUFFER || unit === EXTENT + BUFFER;

/** Longitude and latitude of a place in Web Mercator, in tiles from the north-west, `n` of them around the equator. */
function lonLatOf(x: number, y: number, n: number): [number, number] {
  const lat = Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / n)));
  return [(x / n) * 360 - 180, (lat * 180) / Math.PI];
}
