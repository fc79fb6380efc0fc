import { describe, expect, it } from 'vitest';
import { samplePublication } from '../testing/sample-publication.ts';
import { composeAbout, composeAccessibility } from './compose-about.ts';
import { en } from './en.ts';
import { sectionsText } from '../testing/sections-text.ts';
import { zh } from './zh.ts';

describe('about these data', () => {
  it('states owner, dates, sources with licence, and that a synthetic city is one', () => {
    const text = sectionsText(composeAbout(samplePublication(), en));
    for (const part of [
      'They come from: Sample data.',
      'The newest record is from 8 July 2024.',
      'Flood-prone points: sample. 2 records. Date: 8 July 2024. Licence: not stated.',
      en.message.synthetic,
    ]) {
      expect(text).toContain(part);
    }
    const real = samplePublication();
    real.city.synthetic = false;
    expect(sectionsText(composeAbout(real, en))).not.toContain(en.message.synthetic);
  });

  it('states what was left out by the rules of this publication', () => {
    const rules = composeAbout(samplePublication(), en).find(({ id }) => id === 'rules')!;
    const text = rules.items.map((item) => item.text).join('\n');
    expect(text).toMatch(/squares of about 100 m/);
    expect(text).toMatch(/0 areas and 1 square\./);
    expect(text).toMatch(/less than half of it/);
  });

  it('says whether the city has official zones', () => {
    const without = samplePublication();
    without.zones = [];
    expect(sectionsText(composeAbout(without, zh))).toContain(zh.about.noZones);
    expect(sectionsText(composeAbout(samplePublication(), zh))).toContain(zh.about.zones);
  });

  it('shows the map-approval number and says where coordinates are shifted', () => {
    const china = samplePublication();
    china.city.mapApproval = 'GS(2026)1';
    china.city.coordinates = 'GCJ02';
    const text = sectionsText(composeAbout(china, zh));
    expect(text).toContain('审图号：GS(2026)1');
    expect(text).toContain(zh.about.gcj02);
  });
});

it('the accessibility statement tells what works and whom to tell what does not', () => {
  const statement = composeAccessibility(zh);
  expect(statement.items.map(({ text }) => text)).toEqual([...zh.accessibility.text]);
  expect(statement.sentences).toEqual([zh.accessibility.problem]);
});
