import { beforeAll, describe, expect, it } from 'vitest';
import { findCode, type CodeListId } from '../../model/codes.ts';
import type { Position, SurveyFeature } from '../../model/feature.ts';
import { findField, getLayer } from '../../model/layers.ts';
import { cityFeatures } from './city-features.ts';
import { makePlan } from './make-plan.ts';
import type { CityPlan } from './plan.ts';

describe('the records of the sample city', () => {
  let plan: CityPlan;
  let features: Record<string, SurveyFeature[]>;
  beforeAll(() => {
    plan = makePlan({ seed: 1, size: 0.1 });
    features = cityFeatures(plan);
  });

  it('fill every layer of the city, community, heritage and lifeline themes', () => {
    for (const layer of [
      'districts',
      'streets',
      'built_up',
      'survey_coverage',
      'land_cover',
      'roads',
      'water',
      'contours',
      'waterways',
      'railways',
      'buildings',
    ]) {
      expect(features[layer].length, layer).toBeGreaterThan(0);
    }
    for (const layer of [
      'old_communities',
      'heritage_districts',
      'heritage_buildings',
      'underpasses',
      'underground_spaces',
      'lifelines',
    ]) {
      expect(features[layer].length, layer).toBeGreaterThan(0);
    }
  });

  it('have only fields of the catalogue, with values of the right type, within range, and known codes', () => {
    const faults: string[] = [];
    for (const [id, list] of Object.entries(features)) {
      const layer = getLayer(id);
      for (const feature of list) {
        if (feature.properties[layer.key] !== feature.id) faults.push(`${id} ${feature.id}: key`);
        for (const [name, value] of Object.entries(feature.properties)) {
          const field = findField(layer, name);
          if (!field) faults.push(`${id}: field ${name}`);
          else if (value === null || value === undefined) continue;
          else if (field.type === 'code') {
            if (!findCode(field.codes as CodeListId, String(value)))
              faults.push(`${id}.${name}: code ${String(value)}`);
          } else if (field.type === 'number' || field.type === 'integer') {
            const [low, high] = field.range ?? [-Infinity, Infinity];
            const whole = field.type === 'number' || Number.isInteger(value);
            if (typeof value !== 'number' || value < low || value > high || !whole)
              faults.push(`${id}.${name}: ${String(value)}`);
          } else if (typeof value !== 'string' || value === '') faults.push(`${id}.${name}: ${JSON.stringify(value)}`);
        }
      }
    }
    expect([...new Set(faults)]).toEqual([]);
  });

  it('have the geometry of their layer and keys that occur once', () => {
    for (const [id, list] of Object.entries(features)) {
      const kind = getLayer(id).geometry;
      const types = { point: ['Point'], line: ['LineString'], polygon: ['Polygon', 'MultiPolygon'] }[kind];
      for (const { geometry } of list) expect(types, id).toContain(geometry.type);
      expect(new Set(list.map((f) => f.id)).size, id).toBe(list.length);
    }
  });

  it('lie in the city: all within 15 km of the centre, in degrees with nine decimals', () => {
    for (const list of Object.values(features)) {
      for (const { geometry } of list) {
        const first = (geometry.coordinates as unknown[]).flat(4).slice(0, 2) as Position;
        expect(Math.abs(first[0] - 113.9)).toBeLessThan(0.2);
        expect(Math.abs(first[1] - 29.82)).toBeLessThan(0.2);
        expect(Math.round(first[0] * 1e9) / 1e9).toBe(first[0]);
      }
    }
  });

  it('say that they are synthetic, every one', () => {
    for (const list of Object.values(features))
      for (const f of list)
        expect([f.properties.remark, f.properties.remarkEn]).toEqual([
          '示范数据（程序生成）',
          'Synthetic data (generated)',
        ]);
  });

  it('have an English name wherever they have a name, in Latin letters, told apart where the names are', () => {
    for (const [id, list] of Object.entries(features)) {
      const english = new Map<string, string>();
      for (const { properties } of list) {
        const { name, nameEn } = properties;
        expect(Boolean(nameEn), `${id} ${String(name)}`).toBe(Boolean(name));
        if (typeof nameEn !== 'string' || typeof name !== 'string') continue;
        expect(nameEn, id).toMatch(/^[\p{Script=Latin}0-9 .’/()-]+$/u);
        // Two of one English name would be two places in Chinese and one in English.
        if (id !== 'roads') expect(english.get(nameEn) ?? name, `${id} ${nameEn}`).toBe(name);
        english.set(nameEn, name);
      }
    }
  });

  it('have closed rings of at least four places', () => {
    for (const list of Object.values(features)) {
      for (const { geometry } of list) {
        if (geometry.type !== 'Polygon') continue;
        for (const ring of geometry.coordinates) {
          expect(ring.length).toBeGreaterThan(3);
          expect(ring[0]).toEqual(ring.at(-1));
        }
      }
    }
  });

  it('are the same for the same plan', () => {
    expect(JSON.stringify(cityFeatures(plan))).toBe(JSON.stringify(features));
  });

  it('have underground entrances with names that occur once', () => {
    const names = features.underground_spaces.map((f) => f.properties.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
