import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import type { DensityCell, DensityResult } from '../../server/contract/density.ts';
import { defaultChoices } from '../state/app-state.ts';
import { flatLayers } from './result-flat.ts';
import { blankScale, densityScale } from './result-scale.ts';
import { styleLayers } from './style.ts';
import type { StyleInput } from './style-context.ts';

const input = (recede: boolean): StyleInput => ({
  scheme: 'light',
  language: 'zh',
  pipeTheme: 'kind',
  layers: defaultChoices().layers,
  recede,
  veiled: false,
  terrain: false,
  complete: true,
  tintBoundsM: [],
  hasWaterways: true,
});
const densities = (...values: (number | null)[]): Pick<DensityResult, 'features' | 'meta'> =>
  ({
    features: values.map(
      (densityKmPerKm2, i) => ({ id: `${i}`, properties: { landM2: 1, densityKmPerKm2 } }) as DensityCell,
    ),
    meta: { parameters: { cells: { type: 'layer', layer: 'districts' } } },
  }) as Pick<DensityResult, 'features' | 'meta'>;

test('a flat result is valid by the MapLibre style specification, whatever classes it has', () => {
  const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };
  for (const scheme of ['light', 'dark'] as const) {
    for (const [task, classes] of [
      ['density', densityScale(densities(0, 1, 2, 4, 8, 16, null), scheme).classes],
      ['density', densityScale(densities(null), scheme).classes],
      ['density', densityScale(densities(), scheme).classes],
      ['blank', blankScale(scheme).classes],
    ] as const) {
      const layers = flatLayers(task, classes, scheme).map(({ layer }) => layer);
      const errors = validateStyleMin({ version: 8, sources: { result: empty, 'result-mark': empty }, layers });
      expect(errors.map((error) => error.message)).toEqual([]);
    }
  }
});

test('a flat result lies between layers that the style has', () => {
  const ids = styleLayers(input(true)).map((layer) => layer.id);
  for (const { before } of flatLayers('blank', blankScale('light').classes, 'light')) expect(ids).toContain(before);
});

test('signs, names and grounds of every theme step back under a result, flood points and lifelines too', () => {
  const opacityOf = (recede: boolean, id: string): unknown => {
    const layer = styleLayers(input(recede)).find((entry) => entry.id === id);
    const paint = layer?.paint as Record<string, unknown> | undefined;
    return paint?.['icon-opacity'] ?? paint?.['text-opacity'] ?? paint?.['fill-opacity'];
  };
  // The style has three decimals. A community in orange must not be read as an overloaded pipe's colour.
  const numbers = (opacity: unknown): number[] =>
    JSON.stringify(opacity)
      .match(/[\d.]+/g)!
      .map(Number);
  const [full, back] = [false, true].map((recede) => numbers(opacityOf(recede, 'old_communities-fill')).at(-1)!);
  expect(back).toBeCloseTo(0.3 * full, 2);
  for (const id of ['flood_points-symbol', 'lifelines-symbol', 'heritage_buildings-symbol', 'flood_points-name']) {
    expect(opacityOf(false, id), id).toBe(1);
    expect(opacityOf(true, id), id).toBeLessThanOrEqual(0.6);
  }
});
