import { describe, expect, it } from 'vitest';
import { parsePublication, PublicationError } from './parse-publication.ts';
import { samplePublication } from './testing/sample-publication.ts';

/** The error that the sample is refused with after the member at a path was set to another value (undefined: removed). */
function refusalOf(path: string, value: unknown): PublicationError {
  const publication = JSON.parse(JSON.stringify(samplePublication())) as object;
  const names = path.split('.');
  const last = names.pop()!;
  const holder = names.reduce((at, name) => (at as Record<string, object>)[name], publication);
  Object.assign(holder, { [last]: value });
  try {
    parsePublication(publication);
  } catch (error) {
    if (error instanceof PublicationError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('the publication at the door', () => {
  it('is taken as it is when it is what was agreed', () => {
    const publication = samplePublication();
    expect(parsePublication(publication)).toBe(publication);
  });

  it('may have members that this code does not know', () => {
    const publication = { ...samplePublication(), later: 1 };
    expect(parsePublication(publication)).toBe(publication);
  });

  it.each([
    ['places[3].flood.events', 'places.3.flood.events', undefined],
    ['places[0].name.en', 'places.0.name.en', undefined],
    ['city.bbox', 'city.bbox', [1, 2, 3]],
    ['places[3].flood.depthClass', 'places.3.flood.depthClass', 'neck'],
    ['streets[1].rings[0][2]', 'streets.1.rings.0.2', [1]],
    ['streets[0].place', 'streets.0.place', 99],
    ['places[1]', 'places.1.district', 1],
    ['grid.cells[0].suppressed', 'grid.cells.0.suppressed', 'no'],
    ['rules', 'rules', null],
  ])('names the place %s that is broken', (named, path, value) => {
    const { kind, message } = refusalOf(path, value);
    expect(kind).toBe('broken');
    expect(message.startsWith(`${named}: expected `)).toBe(true);
  });

  it('says whether the form is older or newer than the page', () => {
    expect(refusalOf('format', 0).kind).toBe('older');
    expect(refusalOf('format', 2).kind).toBe('newer');
  });

  it.each([null, undefined, 7, 'text', [], {}])('refuses %j, which is no publication', (value) => {
    expect(() => parsePublication(value)).toThrow(PublicationError);
  });
});
