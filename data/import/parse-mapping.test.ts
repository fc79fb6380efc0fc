import { describe, expect, it } from 'vitest';
import { getLayer } from '../model/layers.ts';
import { parseMapping } from './parse-mapping.ts';

const good = {
  format: 'drainatlas-mapping-1',
  layer: 'pipes',
  notes: ['why'],
  source: { licence: 'CC BY 4.0' },
  file: { delimiter: ';', columns: ['A', 'B'], encoding: 'gb18030' },
  geometry: { wkt: 'B' },
  missing: ['?'],
  flow: 'record-order',
  fields: {
    pipeId: { column: 'A' },
    diameterM: { column: 'D', declaredUnit: 'm', unit: 'mm', note: 'why' },
    kind: { constant: 'storm' },
    material: { column: 'M', codes: { X: 'pe', Y: null } },
  },
};

const parse = (change: object) => parseMapping(JSON.stringify({ ...good, ...change }), getLayer('pipes'), 'm.json');
const withField = (name: string, mapping: object) => () => parse({ fields: { ...good.fields, [name]: mapping } });

describe('parseMapping', () => {
  it('reads everything a mapping may say', () => {
    const mapping = parse({});
    expect(mapping).toMatchObject({ encoding: 'gb18030', delimiter: ';', columns: ['A', 'B'], flow: 'record-order' });
    expect(mapping.fields.diameterM).toEqual({ column: 'D', declaredUnit: 'm', unit: 'mm' });
    expect(mapping.fields.material?.codes).toEqual({ X: 'pe', Y: null });
  });

  it('names the file of a text that is no JSON', () => {
    expect(() => parseMapping('{', getLayer('pipes'), 'm.json')).toThrow(/mapping file m\.json is not JSON/);
  });

  it('names an unknown member and what may stand there', () => {
    expect(() => parse({ feilds: {} })).toThrow(/m\.json, feilds: not known here; expected .*fields/);
    expect(withField('pipeId', { col: 'A' })).toThrow(/fields\.pipeId\.col: not known here; expected column/);
  });

  it('names an unknown field and those the layer has', () => {
    expect(withField('diameter', { column: 'D' })).toThrow(
      /fields\.diameter: layer "pipes" has no such field; it has pipeId.*diameterM/,
    );
  });

  it('refuses a mapping for another layer', () => {
    expect(() => parse({ layer: 'nodes' })).toThrow(/layer: got "nodes", but the import is for layer "pipes"/);
  });

  it('refuses a unit of another dimension', () => {
    expect(withField('diameterM', { column: 'D', unit: 'ha' })).toThrow(
      /fields\.diameterM\.unit: cannot convert ha to m/,
    );
  });

  it('refuses a unit that nobody knows', () => {
    expect(withField('diameterM', { column: 'D', unit: 'inch' })).toThrow(
      /fields\.diameterM\.unit: got "inch", expected one of m, mm/,
    );
  });

  it('refuses a code that the catalogue lacks', () => {
    expect(withField('material', { column: 'M', codes: { X: 'plastic' } })).toThrow(
      /fields\.material\.codes\.X: got "plastic", expected null or one of concrete/,
    );
    expect(withField('kind', { constant: 'rain' })).toThrow(
      /fields\.kind\.constant: got "rain", expected one of storm/,
    );
  });

  it('wants either a column or a constant', () => {
    expect(withField('kind', {})).toThrow(/fields\.kind: expected either "column" or "constant"/);
    expect(withField('kind', { column: 'K', constant: 'storm' })).toThrow(/expected either/);
  });

  it('refuses a claimed unit without the true one', () => {
    expect(withField('diameterM', { column: 'D', declaredUnit: 'm' })).toThrow(/declaredUnit: needs "unit"/);
  });

  it('refuses half a pair of coordinates', () => {
    expect(() => parse({ geometry: { x: 'X' } })).toThrow(/geometry: got \{"x":"X"\}, expected/);
  });
});
