import { describe, expect, it } from 'vitest';
import { findField, getLayer } from '../model/layers.ts';
import type { FieldMapping } from './mapping.ts';
import { readValue } from './read-value.ts';

function read(raw: string | number | boolean, fieldName: string, mapping: FieldMapping = {}, layer = 'pipes') {
  const field = findField(getLayer(layer), fieldName);
  if (!field) throw new Error(`no field ${fieldName}`);
  return readValue(raw, field, mapping);
}

describe('readValue', () => {
  it('turns millimetres into metres without rounding noise', () => {
    expect(read('225', 'diameterM', { unit: 'mm' })).toEqual({ value: 0.225 });
  });

  it('gives a two-sided size its width', () => {
    expect(read('1000X800', 'diameterM', { unit: 'mm' })).toEqual({ value: 0.8, widthM: 1, translated: true });
  });

  it('keeps a value outside the plausible range as missing', () => {
    expect(read('-99', 'diameterM', { unit: 'mm' })).toMatchObject({ value: null, problem: 'value-out-of-range' });
  });

  it('keeps a word in a number column as missing', () => {
    expect(read('unknown', 'lengthM')).toMatchObject({ value: null, problem: 'value-unreadable' });
  });

  it('takes the year of a construction date', () => {
    expect(read('1987-05-01', 'yearBuilt').value).toBe(1987);
    expect(read(-2524521600000, 'yearBuilt').value).toBe(1890);
  });

  it('does not round a broken whole number', () => {
    expect(read('2.5', 'pumpCount', {}, 'nodes').problem).toBe('value-unreadable');
  });

  it('translates codes by the table of the mapping', () => {
    expect(read('RCON', 'material', { codes: { RCON: 'reinforced_concrete' } })).toEqual({
      value: 'reinforced_concrete',
      translated: true,
    });
  });

  it('keeps a code that the table lacks as missing and says so', () => {
    expect(read('XX', 'material', { codes: { RCON: 'reinforced_concrete' } })).toMatchObject({
      value: null,
      problem: 'code-unknown',
    });
  });

  it('does not take a code table for an object with a prototype', () => {
    expect(read('constructor', 'material', { codes: {} }).problem).toBe('code-unknown');
  });

  it('leaves a field empty without complaint where the table says null', () => {
    expect(read('HHLD', 'pressure', { codes: { HHLD: null } })).toEqual({ value: null, translated: true });
  });

  it('reads the integers of a standard by its scheme', () => {
    expect(read(2, 'kind', { scheme: 'guide2013' }).value).toBe('foul');
    expect(read('HS', 'kind', { scheme: 'cjj61' }).value).toBe('combined');
  });

  it('knows its own codes and both labels without a table', () => {
    expect(['storm', '雨水', 'Storm'].map((word) => read(word, 'kind').value)).toEqual(['storm', 'storm', 'storm']);
  });

  it('reads yes and no as surveys write them', () => {
    expect(['是', '0', 'Y', 'maybe'].map((word) => read(word, 'hasFlap', {}, 'nodes').value)).toEqual([
      true,
      false,
      true,
      null,
    ]);
  });
});
