import { describe, expect, it } from 'vitest';
import { getProjection } from '../geo/crs.ts';
import { getLayer } from '../model/layers.ts';
import type { SurveyFeature, Value } from '../model/feature.ts';
import { defaultMapping } from './default-mapping.ts';
import { featureRecord } from './formats/feature-record.ts';
import { createSurveyImport, rejectingIssues, type SurveySummary } from './import-survey.ts';
import type { Mapping } from './mapping.ts';
import type { SourceGeometry, SourceRecord } from './source-record.ts';

type Row = [SourceGeometry | null, Record<string, Value>];

async function* recordsOf(rows: Row[]): AsyncGenerator<SourceRecord> {
  for (const [i, [geometry, columns]] of rows.entries()) yield { row: i + 1, geometry, columns };
}

async function run(
  rows: Row[],
  options: { layer?: string; crs?: string; mapping?: Partial<Mapping> } = {},
): Promise<SurveySummary & { features: SurveyFeature[] }> {
  const layer = getLayer(options.layer ?? 'nodes');
  const survey = createSurveyImport(layer, { ...defaultMapping(layer), ...options.mapping });
  const features: SurveyFeature[] = [];
  const source = { file: 'a.csv', projection: getProjection(options.crs ?? 'EPSG:4326') };
  for await (const feature of survey.features(recordsOf(rows), source)) features.push(feature);
  return { ...survey.finish(), features };
}

const at = (...coordinates: number[]): SourceGeometry => ({ type: 'Point', coordinates });
const line: SourceGeometry = {
  type: 'LineString',
  coordinates: [
    [1, 2],
    [1, 3],
  ],
};
const evidence = ({ features }: { features: SurveyFeature[] }) =>
  features.map(({ properties }) => properties.flowEvidence);
const counts = ({ issues }: SurveySummary) =>
  Object.fromEntries(issues.map(({ code, field, count }) => [`${code} ${field ?? ''}`.trim(), count]));

describe('createSurveyImport', () => {
  it('takes columns named like fields, in the order of the catalogue', async () => {
    const { features, filled, bbox } = await run([[at(174.7, -41.3), { nodeType: 'inlet', nodeId: 'n1' }]]);
    expect(features).toEqual([
      {
        type: 'Feature',
        id: 'n1',
        geometry: { type: 'Point', coordinates: [174.7, -41.3] },
        properties: { nodeId: 'n1', nodeType: 'inlet' },
      },
    ]);
    expect(filled).toEqual({ nodeId: 1, nodeType: 1 });
    expect(bbox).toEqual([174.7, -41.3, 174.7, -41.3]);
  });

  it('projects to longitude and latitude with nine decimals and drops heights', async () => {
    // GDAL 3.8.4 gives the same nine decimals.
    const { features } = await run([[at(1747517.1595, 5429687.7982, 12), { nodeId: 'n1' }]], { crs: 'EPSG:2193' });
    expect(features[0]?.geometry.coordinates).toEqual([174.761227647, -41.270775402]);
  });

  it('counts every record as imported or as named by an issue', async () => {
    const summary = await run([
      [at(1, 2), { nodeId: 'a' }],
      [at(1, 2), { nodeId: 'a' }],
      [at(1, 2), { nodeId: ' ' }],
      [null, { nodeId: 'b' }],
      [line, { nodeId: 'c' }],
      [at(181, 2), { nodeId: 'd' }],
      [{ type: 'Unreadable', text: 'POINT (' }, { nodeId: 'e' }],
      [{ type: 'Point', coordinates: ['1', '2'] }, { nodeId: 'f' }],
    ]);
    expect(counts(summary)).toEqual({
      'key-duplicate nodeId': 1,
      'key-missing nodeId': 1,
      'geometry-missing': 1,
      'geometry-wrong-type': 1,
      'geometry-outside': 1,
      'geometry-unreadable': 2,
    });
    const left = summary.issues.filter(({ code }) => (rejectingIssues as readonly string[]).includes(code));
    expect(summary.rows).toBe(summary.count + left.reduce((sum, { count }) => sum + count, 0));
  });

  it('names the place of an issue by key, or by row where there is none', async () => {
    const { issues } = await run([
      [at(1, 2), { nodeId: 'a' }],
      [at(1, 2), { nodeId: '' }],
      [at(1, 200), { nodeId: 'b' }],
    ]);
    expect(issues.map(({ places }) => places)).toEqual([
      [{ key: 'row 2', position: [1, 2] }],
      [{ key: 'b', value: '1, 200' }],
    ]);
  });

  it('counts all but lists only the first places', async () => {
    const rows = Array.from({ length: 50 }, (_, i): Row => [at(1, 2), { nodeId: `n${i}`, groundM: ' ' }]);
    const [issue] = (await run(rows)).issues;
    expect([issue?.code, issue?.count, issue?.places.length]).toEqual(['value-missing', 50, 20]);
  });

  it('takes the missing words of the file and of the column for blanks', async () => {
    const summary = await run([[at(1, 2), { nodeId: 'a', groundM: '-99', depthM: 'n/k', roadName: '?' }]], {
      mapping: {
        missing: ['?'],
        fields: {
          nodeId: { column: 'nodeId' },
          groundM: { column: 'groundM', missing: ['-99'] },
          depthM: { column: 'depthM' },
          roadName: { column: 'roadName' },
        },
      },
    });
    expect(counts(summary)).toEqual({
      'value-missing groundM': 1,
      'value-unreadable depthM': 1,
      'value-missing roadName': 1,
    });
  });

  it('converts a column that claims another unit, and reports each value', async () => {
    const summary = await run([[line, { ID: '1', D: '300' }]], {
      layer: 'pipes',
      mapping: { fields: { pipeId: { column: 'ID' }, diameterM: { column: 'D', unit: 'mm', declaredUnit: 'm' } } },
    });
    expect(summary.features[0]?.properties.diameterM).toBe(0.3);
    expect(counts(summary)).toEqual({ 'unit-mismatch diameterM': 1 });
  });

  it('keeps translated words beside their translation, each column once', async () => {
    const codes = { Sump: 'inlet_connection' };
    const { features } = await run([[line, { ID: '1', T: 'Sump', D: 'DN300' }]], {
      layer: 'pipes',
      mapping: {
        fields: {
          pipeId: { column: 'ID' },
          role: { column: 'T', codes },
          form: { column: 'T', codes: { Sump: 'pipe' } },
          diameterM: { column: 'D', unit: 'mm' },
        },
      },
    });
    expect(features[0]?.properties).toMatchObject({
      role: 'inlet_connection',
      form: 'pipe',
      diameterM: 0.3,
      sourceValues: 'T=Sump; D=DN300',
    });
  });

  it('takes the order of a record for flow only where the mapping says so, and never for a self-loop', async () => {
    const rows: Row[] = [
      [line, { pipeId: 'p', startNodeId: 'a', endNodeId: 'b' }],
      [line, { pipeId: 'q', startNodeId: 'a', endNodeId: 'a' }],
    ];
    expect(evidence(await run(rows, { layer: 'pipes' }))).toEqual([undefined, undefined]);
    expect(evidence(await run(rows, { layer: 'pipes', mapping: { flow: 'record-order' } }))).toEqual([
      'record_order',
      undefined,
    ]);
  });

  it('makes a key from the fallback column where the first holds a placeholder', async () => {
    const { features } = await run(
      [
        [at(1, 2), { NAME: 'name', FID: 7 }],
        [at(1, 2), { NAME: 'name', FID: 8 }],
        [at(1, 2), { NAME: 'Te Aro', FID: 9 }],
      ],
      { mapping: { fields: { nodeId: { column: 'NAME', fallback: 'FID' } } } },
    );
    expect(features.map(({ id }) => id)).toEqual(['FID-7', 'FID-8', 'Te Aro']);
  });

  it('closes an open ring and reports it', async () => {
    const open: SourceGeometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ],
    };
    const summary = await run([[open, { districtId: 'a' }]], { layer: 'districts' });
    expect(summary.features[0]?.geometry.coordinates).toEqual([
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ]);
    expect(counts(summary)).toEqual({ 'geometry-invalid-ring': 1 });
  });

  it('reports columns that no field takes', async () => {
    const { issues } = await run([[at(1, 2), { nodeId: 'a', shoeSize: 43 }]]);
    expect(issues).toMatchObject([{ code: 'column-unused', field: 'shoeSize', places: [{ value: '1 values' }] }]);
  });

  it("does not call a GeoJSON feature's own id an unused column, but a property of that name", async () => {
    const issuesOf = async (properties: Record<string, Value>): Promise<string[]> => {
      const survey = createSurveyImport(getLayer('nodes'), defaultMapping(getLayer('nodes')));
      const record = featureRecord({ type: 'Feature', id: 7, geometry: at(1, 2), properties }, 1);
      async function* records(): AsyncGenerator<SourceRecord> {
        yield record!;
      }
      const source = { file: 'a.ndjson', projection: getProjection('EPSG:4326') };
      for await (const feature of survey.features(records(), source)) expect(feature.id).toBe('N1');
      return survey.finish().issues.map(({ code, field }) => `${code} ${field}`);
    };
    expect(await issuesOf({ nodeId: 'N1' })).toEqual([]);
    expect(await issuesOf({ nodeId: 'N1', id: 7 })).toEqual(['column-unused id']);
  });

  it('says which column is missing and which there are', async () => {
    await expect(run([[at(1, 2), { ID: 'a' }]])).rejects.toThrow(
      /no column "nodeId" for field "nodeId" of layer "nodes"; the source has ID/,
    );
    await expect(
      run([[at(1, 2), { ID: 'a' }]], { mapping: { fields: { nodeId: { column: 'ID' }, groundM: { column: 'Z' } } } }),
    ).rejects.toThrow(/no column "Z" for field "groundM"/);
  });

  it.each([
    [
      'EPSG:4326',
      at(1747517, 5429687),
      /a\.csv: coordinates such as 1747517, 5429687 do not lie in EPSG:4326\. They look like metres/,
    ],
    ['EPSG:2193', at(174.7, -41.3), /do not lie in EPSG:2193\. They look like degrees: try --crs EPSG:4326/],
    [
      'EPSG:2193',
      at(5429687, 1747517),
      /do not lie in EPSG:2193\. Name another CRS with --crs, or swap the x and y columns/,
    ],
    ['EPSG:4326', at(-41.3, 174.7), /do not lie in EPSG:4326\. Name the CRS .* x is longitude, y is latitude/],
  ])('refuses a whole file in a CRS that is not %s', async (crs, geometry, message) => {
    await expect(run([[geometry, { nodeId: 'a' }]], { crs })).rejects.toThrow(message);
  });

  it('refuses a whole file of another geometry type', async () => {
    await expect(run([[line, { nodeId: 'a' }]])).rejects.toThrow(
      /layer "nodes" takes point geometry, but the file holds LineString/,
    );
  });

  it('gives up early on a long file of which nothing fits', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<SourceRecord> {
      for (;;) yield { row: ++read, geometry: line, columns: { nodeId: `n${read}` } };
    }
    const survey = createSurveyImport(getLayer('nodes'), defaultMapping(getLayer('nodes')));
    const features = survey.features(endless(), { file: 'a.csv', projection: getProjection('EPSG:4326') });
    await expect(features.next()).rejects.toThrow(/takes point geometry/);
    expect(read).toBe(200);
  });

  it('refuses a file without records', async () => {
    await expect(run([])).rejects.toThrow(/a\.csv holds no records/);
  });

  it('names the row with its file when there are several files', async () => {
    const layer = getLayer('nodes');
    const survey = createSurveyImport(layer, defaultMapping(layer));
    const projection = getProjection('EPSG:4326');
    for (const file of ['a.csv', 'b.csv']) {
      const rows: Row[] = [
        [at(1, 2), { nodeId: `${file}1` }],
        [at(1, 2), { nodeId: '' }],
      ];
      for await (const feature of survey.features(recordsOf(rows), { file, projection }))
        expect(feature.id).toBe(`${file}1`);
    }
    expect(survey.finish().issues[0]?.places.map(({ key }) => key)).toEqual(['row 2', 'b.csv row 2']);
  });
});
