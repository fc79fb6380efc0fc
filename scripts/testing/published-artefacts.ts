import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { Publication } from '../../data/publication/publication.ts';
import { type Leak, leaksIn, type Secret, searchableText } from '../../server/jobs/publish/leak-search.ts';
import { tileWords } from '../../server/jobs/publish/tile-words.ts';
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

/** Every vertex of the publications and of all tiles of all zooms. */
export async function verticesOf(folder: string): Promise<Vertex[]> {
  const vertices: Vertex[] = [];
  for (const name of filesOf(folder)) {
    const path = join(folder, name);
    if (name.endsWith('publication.json')) {
      vertices.push(...verticesOfPublication(name, JSON.parse(readFileSync(path, 'utf8')) as Publication));
    } else if (name.endsWith('.pmtiles')) vertices.push(...(await verticesOfTiles(name, path)));
  }
  return vertices;
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
    const unitM = (equatorM * Math.cos((30 * Math.PI) / 180)) / 2 ** z / 4096;
    // Zooms 8–11 draw lines on a grid of a pixel, 16 units; above, a vertex is rounded and a line simplified by two units.
    const toleranceM = (z < 12 ? 32 : 4) * unitM;
    for (const [layer, content] of Object.entries(new VectorTile(new PbfReader(gunzipSync(packed))).layers)) {
      for (let i = 0; i < content.length; i++) {
        const { geometry } = content.feature(i).toGeoJSON(x, y, z);
        const flat: number[] = ('coordinates' in geometry ? geometry.coordinates : []).flat(3);
        for (let k = 0; k + 1 < flat.length; k += 2) {
          vertices.push({ where: `${where} ${z}/${x}/${y}`, layer, lonLat: [flat[k], flat[k + 1]], toleranceM });
        }
      }
    }
  }
  await reader.close();
  return vertices;
}
