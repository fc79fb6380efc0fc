import { describe, expect, it } from 'vitest';
import type { SourceRecord } from '../source-record.ts';
import { readCsv } from './csv.ts';
import { formatOf } from './format.ts';
import { readGeoJson } from './geojson.ts';
import { readNdjson } from './ndjson.ts';

async function* chunked(text: string, size = 11): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
}

async function all(records: AsyncIterable<SourceRecord>): Promise<SourceRecord[]> {
  const list: SourceRecord[] = [];
  for await (const record of records) list.push(record);
  return list;
}

const feature = (n: number) => ({
  type: 'Feature',
  id: n,
  geometry: { type: 'Point', coordinates: [n, 2] },
  properties: { name: `brace } and "quote" ${n} 雨`, list: [1, 2], none: null },
});
const record = (n: number): SourceRecord => ({
  row: n,
  geometry: { type: 'Point', coordinates: [n, 2] },
  columns: { id: n, name: `brace } and "quote" ${n} 雨`, list: '[1,2]', none: null },
  offered: 'id',
});

describe('readGeoJson', () => {
  it('reads the features of a collection in chunks of any size', async () => {
    const text = JSON.stringify(
      { type: 'FeatureCollection', bbox: [1, 2, 3, 4], features: [feature(1), feature(2)], tail: { features: [] } },
      null,
      1,
    );
    for (const size of [1, 2, 17, 100_000]) {
      expect(await all(readGeoJson(chunked(text, size), 'a.geojson'))).toEqual([record(1), record(2)]);
    }
  });

  it('is not misled by a member or a text called features', async () => {
    const text = JSON.stringify({
      name: 'features',
      links: [{}],
      properties: { features: [{}] },
      features: [feature(1)],
    });
    expect(await all(readGeoJson(chunked(text), 'a.geojson'))).toEqual([record(1)]);
  });

  it('tells the CRS that an old file names', async () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2193' } },
      features: [],
    });
    const told: string[] = [];
    await all(readGeoJson(chunked(text), 'a.geojson', (crs) => told.push(crs)));
    expect(told).toEqual(['EPSG:2193']);
  });

  it.each([
    ['hello', /a\.geojson: not JSON text/],
    ['[1]', /not a GeoJSON FeatureCollection/],
    ['{"type":"Feature"}', /no "features"/],
    ['{"features":[{"type":"Feature","geometry":null,"properties":{}}', /ends in the middle, after feature 1/],
    ['{"features":[{"type":"Point"}]}', /entry 1 of "features" is not a GeoJSON Feature/],
    ['{"features":[{"type":}]}', /feature 1 is not JSON/],
    ['', /is empty/],
  ])('says what is wrong with %j', async (text, message) => {
    await expect(all(readGeoJson(chunked(text), 'a.geojson'))).rejects.toThrow(message);
  });
});

describe('readNdjson', () => {
  it('reads one feature per line, blank lines aside', async () => {
    const text = `${JSON.stringify(feature(1))}\n\n${JSON.stringify(feature(2))}`;
    expect(await all(readNdjson(chunked(text), 'a.ndjson'))).toEqual([record(1), record(2)]);
  });

  it('reads features over several lines after record separators', async () => {
    const text = [1, 2].map((n) => `\u001E${JSON.stringify(feature(n), null, 2)}\n`).join('');
    expect(await all(readNdjson(chunked(text), 'a.ndjson'))).toEqual([record(1), record(2)]);
  });

  it('names the feature that cannot be read', async () => {
    await expect(all(readNdjson(chunked(`${JSON.stringify(feature(1))}\n{`), 'a.ndjson'))).rejects.toThrow(
      /a\.ndjson, feature 2: not JSON/,
    );
    await expect(all(readNdjson(chunked('{"type":"FeatureCollection"}'), 'a.ndjson'))).rejects.toThrow(
      /name the file \.geojson/,
    );
  });
});

describe('readCsv', () => {
  it('finds longitude and latitude by their usual names', async () => {
    const [first] = await all(readCsv(chunked('ID,Lat,Lon\na,2,1\n'), 'a.csv', {}));
    expect(first).toEqual({ row: 1, geometry: { type: 'Point', coordinates: [1, 2] }, columns: { ID: 'a' } });
  });

  it('reads a tab-separated table with a WKT column', async () => {
    const [first] = await all(readCsv(chunked('ID\tWKT\na\tPOINT (1 2)\n'), 'a.tsv.gz', {}));
    expect(first?.geometry).toEqual({ type: 'Point', coordinates: [1, 2] });
  });

  it('takes column names from the mapping for a table without a header', async () => {
    const records = await all(
      readCsv(chunked('a,1,2\nb,3,4'), 'a.csv', { columns: ['ID', 'E', 'N'], geometry: { x: 'E', y: 'N' } }),
    );
    expect(records.map(({ columns, geometry }) => [columns.ID, geometry?.coordinates])).toEqual([
      ['a', [1, 2]],
      ['b', [3, 4]],
    ]);
  });

  it('has no geometry where both coordinates are blank, and an unreadable one where one is', async () => {
    const records = await all(readCsv(chunked('id,x,y\na,,\nb,1,\nc,1,north'), 'a.csv', {}));
    expect(records.map(({ geometry }) => geometry?.type)).toEqual([undefined, 'Unreadable', 'Unreadable']);
  });

  it('names the record whose fields do not fit the header', async () => {
    await expect(all(readCsv(chunked('id,x,y\na,1,2\nb,1'), 'a.csv', {}))).rejects.toThrow(
      /a\.csv, record 2: 2 fields, expected 3 \(id, x, y\)/,
    );
  });

  it('asks for the geometry column it cannot find', async () => {
    await expect(all(readCsv(chunked('id,name\na,b'), 'a.csv', {}))).rejects.toThrow(
      /no geometry column among id, name/,
    );
    await expect(all(readCsv(chunked('id,name\na,b'), 'a.csv', { geometry: { wkt: 'SHAPE' } }))).rejects.toThrow(
      /no geometry column "SHAPE"; it has id, name/,
    );
  });
});

describe('formatOf', () => {
  it('goes by the ending, gzip aside', () => {
    expect(['a.GeoJSON', 'b.json.gz', 'c.geojsonl', 'd.csv.gz', 'e.gpkg'].map(formatOf)).toEqual([
      'geojson',
      'geojson',
      'ndjson',
      'csv',
      'geopackage',
    ]);
  });

  it('names the formats it knows for one it does not', () => {
    expect(() => formatOf('city.dwg')).toThrow(/city\.dwg: format "\.dwg" is not known; expected \.geojson/);
  });
});
