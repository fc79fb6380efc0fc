import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { codeLists } from '../../data/model/codes.ts';
import { getLayer, labelFields, layers } from '../../data/model/layers.ts';
import { tileSchema } from '../../data/model/tile-schema.ts';
import { defaultChoices, type PipeTheme } from '../state/app-state.ts';
import { classRules } from './class-rules.ts';
import { classify, hiddenFilter, missingClass } from './classes.ts';
import { legendFor } from './legend.ts';
import type { StyleInput, StyleLayerMetadata } from './style-context.ts';
import { diffStyleLayers } from './style-diff.ts';
import { composeStyle, styleLayers, underNamesId, underNetworkId } from './style.ts';
import { selectionLayers } from './sync-selection.ts';
import { tintClasses } from './terrain-tint-style.ts';

const input = (patch: Partial<StyleInput> = {}): StyleInput => ({
  scheme: 'light',
  language: 'zh',
  pipeTheme: 'kind',
  layers: defaultChoices().layers,
  recede: false,
  veiled: false,
  terrain: false,
  complete: true,
  tintBoundsM: [],
  hasWaterways: true,
  ...patch,
});
const themes: PipeTheme[] = ['kind', 'diameter', 'material', 'cjj61'];
const variants: StyleInput[] = themes.flatMap((pipeTheme) =>
  (['light', 'dark'] as const).flatMap((scheme) => [
    input({ pipeTheme, scheme }),
    input({ pipeTheme, scheme, language: 'en', recede: true }),
  ]),
);

describe('the style', () => {
  it('is valid by the MapLibre style specification in every theme, scheme and language', () => {
    for (const variant of variants) {
      const style = composeStyle(variant, 'pmtiles://http://localhost/a.pmtiles', {});
      expect(validateStyleMin(style).map((error) => error.message)).toEqual([]);
    }
  });

  it('leaves names and relief to the second picture, and nothing else', () => {
    const seen = (complete: boolean): string[] =>
      styleLayers(input({ terrain: true, complete }))
        .filter((layer) => layer.layout?.visibility !== 'none')
        .map((layer) => layer.id);
    const late = seen(true).filter((id) => !seen(false).includes(id));
    expect(late).toContain('districts-name');
    expect(late.filter((id) => !/-(name|label|letters)$/.test(id))).toEqual(['terrain-shade']);
    expect(seen(false)).toEqual(
      expect.arrayContaining(['ground', 'districts-land', 'roads-bed', 'pipes-line', 'nodes-circle']),
    );
  });

  it('shades the ground of a city that brought its terrain, under the roads, and is valid then too', () => {
    const style = composeStyle(
      input({ terrain: true }),
      'pmtiles://http://localhost/a.pmtiles',
      {},
      {
        url: '/tiles/c/v/terrain.pmtiles',
        bytes: 1,
        encoding: 'terrarium',
        tileSize: 512,
        minZoom: 8,
        maxZoom: 13,
        minM: 10,
        maxM: 90,
        classBoundsM: [20, 30],
        cellM: 10,
        bbox: [113, 30, 114, 31],
      },
    );
    expect(validateStyleMin(style)).toEqual([]);
    expect(style.sources.terrain).toMatchObject({ url: 'pmtiles://http://localhost/tiles/c/v/terrain.pmtiles' });
    const order = style.layers.map((layer) => layer.id);
    expect(order.indexOf('terrain-shade')).toBeLessThan(order.indexOf('pipes-glow'));
    expect(styleLayers(input()).some((layer) => layer.id === 'terrain-shade')).toBe(false);
  });

  it('draws every tile layer of the staff archive', () => {
    const drawn = new Set(styleLayers(input()).map((layer) => ('source-layer' in layer ? layer['source-layer'] : '')));
    expect(
      tileSchema('staff')
        .map((entry) => entry.id)
        .filter((id) => !drawn.has(id)),
    ).toEqual([]);
  });

  it('has a class of its own for every type of node', () => {
    const drawn = legendFor('nodes', { pipeTheme: 'kind', scheme: 'light' }).classes.map((entry) => entry.id);
    expect(codeLists.nodeType.map((entry) => entry.code).filter((code) => !drawn.includes(code))).toEqual([]);
  });

  it('lets every catalogue layer be clicked', () => {
    const pickable = new Set(
      styleLayers(input())
        .map((layer) => layer.metadata as StyleLayerMetadata | undefined)
        .filter((metadata) => metadata?.pick)
        .map((metadata) => metadata!.layer),
    );
    expect(layers.map((layer) => layer.id).filter((id) => !pickable.has(id))).toEqual([]);
  });

  it('has a look of its own for every catalogue layer: none falls back to its theme', () => {
    expect(layers.map((layer) => layer.id).filter((id) => id !== 'pipes' && !classRules[id])).toEqual([]);
  });

  it('writes the name of every layer that has one: the English one on the English map, where there is one', () => {
    for (const layer of layers.filter((entry) => entry.labelField)) {
      expect(labelFields(layer, 'en'), layer.id).toContain('nameEn');
      for (const language of ['zh', 'en'] as const) {
        const texts = styleLayers(input({ language })).filter(
          ({ id, metadata }) =>
            id.endsWith(layer.id === 'nodes' ? 'label' : 'name') &&
            (metadata as StyleLayerMetadata | undefined)?.layer === layer.id,
        );
        const wanted = language === 'en' ? ['coalesce', ['get', 'nameEn'], ['get', 'name']] : ['get', 'name'];
        expect(texts.length, layer.id).toBeGreaterThan(0);
        for (const text of texts)
          expect((text.layout as Record<string, unknown>)['text-field'], text.id).toEqual(wanted);
      }
    }
  });

  it('leaves no label where a class is switched off', () => {
    const hidden = { ...defaultChoices().layers, old_communities: { visible: true, opacity: 1, hidden: ['done'] } };
    const name = styleLayers(input({ layers: hidden })).find((layer) => layer.id === 'old_communities-name');
    expect(JSON.stringify(name && 'filter' in name ? name.filter : null)).toContain('["literal",["done"]]');
  });

  it('tints the ground by level under roads and water, each class in the colour of the legend, and only when asked', () => {
    const tinted = { ...defaultChoices().layers, elevation_tint: { visible: true, opacity: 1, hidden: [] } };
    const of = (patch: Partial<StyleInput>) => styleLayers(input({ terrain: true, tintBoundsM: [20, 30], ...patch }));
    const all = of({ layers: tinted });
    const tint = all.find((layer) => layer.id === 'terrain-tint');
    expect(validateStyleMin({ version: 8, sources: {}, layers: tint ? [tint] : [] })).toEqual([
      expect.objectContaining({ message: expect.stringContaining('source "terrain" not found') as string }),
    ]);
    for (const { color } of tintClasses([20, 30], 'light')) expect(JSON.stringify(tint?.paint)).toContain(color);
    const order = all.map((layer) => layer.id);
    expect(order.indexOf('terrain-tint')).toBeLessThan(order.indexOf('land_cover-fill'));
    expect(order.indexOf('terrain-tint')).toBeGreaterThan(order.indexOf('built_up-fill'));
    expect(of({}).find((layer) => layer.id === 'terrain-tint')?.layout?.visibility).toBe('none');
    expect(styleLayers(input({ layers: tinted })).some((layer) => layer.id === 'terrain-tint')).toBe(false);
  });

  it('reads only fields that the tiles carry', () => {
    const fields = new Map(
      tileSchema('staff').map((entry) => [entry.id, new Set(entry.fields.map((field) => field.name))]),
    );
    for (const variant of variants) {
      for (const layer of styleLayers(variant)) {
        const known = 'source-layer' in layer ? fields.get(layer['source-layer'] ?? '') : undefined;
        if (!known) continue;
        for (const [, name] of JSON.stringify(layer).matchAll(/\["(?:get|has)","(\w+)"/g)) {
          expect(known.has(name), `${layer.id} reads ${name}`).toBe(true);
        }
      }
    }
  });

  it('keeps the same layers in the same order whatever is chosen, so that any change is a property update', () => {
    const ids = styleLayers(input()).map((layer) => layer.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const variant of variants) expect(styleLayers(variant).map((layer) => layer.id)).toEqual(ids);
    expect(ids).toContain(underNetworkId);
    expect(ids).toContain(underNamesId);
  });

  it('has valid selection halos for lines, points and polygons', () => {
    for (const layer of ['pipes', 'nodes', 'districts']) {
      const style = composeStyle(input(), 'pmtiles://http://localhost/a.pmtiles', {});
      style.layers.push(...selectionLayers({ layer, key: '4711' }, 'dark'));
      expect(validateStyleMin(style).map((error) => error.message)).toEqual([]);
      expect(selectionLayers({ layer, key: '4711' }, 'dark').length).toBeGreaterThan(1);
    }
    expect(selectionLayers({ layer: 'nothing', key: '1' }, 'light')).toEqual([]);
  });
});

describe('the inspector', () => {
  it('has both labels for every layer, every field and every code', () => {
    const texts = [
      ...layers.map((layer) => layer.title),
      ...layers.flatMap((layer) => layer.fields.map((field) => field.label)),
      ...Object.values(codeLists).flatMap((list) => list.map((entry) => entry.label)),
    ];
    expect(texts.filter(({ zh, en }) => zh === '' || en === '' || /[\u4e00-\u9fff]/.test(en))).toEqual([]);
  });
});

describe('the legend', () => {
  it('has classes for every catalogue layer, each with both labels and a colour', () => {
    for (const layer of layers) {
      const { classes } = legendFor(layer, { pipeTheme: 'kind', scheme: 'light' });
      expect(classes.length, `classes of ${layer.id}`).toBeGreaterThan(0);
      for (const entry of classes) {
        expect([entry.label.zh, entry.label.en]).not.toContain('');
        expect(entry.color).toMatch(/^#[0-9a-f]{6}$/);
      }
      expect(new Set(classes.map((entry) => entry.id)).size).toBe(classes.length);
    }
  });

  it('shows the colours the style paints with', () => {
    for (const variant of variants) {
      const all = styleLayers(variant);
      for (const layer of layers) {
        const own = all.filter((entry) => (entry.metadata as StyleLayerMetadata | undefined)?.layer === layer.id);
        const painted = JSON.stringify(own.map((entry) => [entry.paint, entry.layout]));
        for (const entry of legendFor(layer, variant).classes) {
          expect(painted, `${layer.id}/${entry.id}`).toContain(entry.color);
        }
      }
    }
  });

  it('ends with a class for unknown values wherever a field decides', () => {
    for (const pipeTheme of themes) {
      expect(legendFor('pipes', { pipeTheme, scheme: 'dark' }).classes.at(-1)).toMatchObject({ id: missingClass });
    }
    expect(legendFor('nodes', { pipeTheme: 'kind', scheme: 'light' }).classes.at(-1)?.label.zh).toBe('未知');
  });

  it('puts sizes into the class whose label names them, bounds belonging to the upper class', () => {
    const { classOf, classes, unit } = classify(getLayer('pipes'), 'diameter', 'light');
    const labelAt = (diameterM: number): string | undefined =>
      classes.find((entry) => entry.id === classOf({ diameterM }))?.label.en;
    expect([0.299, 0.3, 0.6, 0.999, 1.5, 3].map(labelAt)).toEqual([
      'DN < 300',
      'DN 300–600',
      'DN 600–1000',
      'DN 600–1000',
      'DN ≥ 1500',
      'DN ≥ 1500',
    ]);
    expect(unit).toBe('mm');
    expect([classOf({}), classOf({ diameterM: null })]).toEqual([missingClass, missingClass]);
  });

  it('covers every material code with at most nine classes', () => {
    const { classOf, classes } = classify(getLayer('pipes'), 'material', 'light');
    expect(classes.length).toBeLessThanOrEqual(9);
    for (const code of ['concrete', 'hdpe', 'ductile_iron', 'stone', 'grp', 'other']) {
      expect(classOf({ material: code })).not.toBe(missingClass);
    }
    expect(classOf({ material: 'hdpe' })).toBe(classOf({ material: 'pvc' }));
  });
});

describe('a change of choices', () => {
  it('filters out the hidden classes of a layer and nothing else', () => {
    const c = classify(getLayer('pipes'), 'kind', 'light');
    expect(hiddenFilter(c, [])).toBeUndefined();
    expect(hiddenFilter(c, ['not a class'])).toBeUndefined();
    expect(JSON.stringify(hiddenFilter(c, ['foul', missingClass]))).toContain('["literal",["foul","missing"]]');
  });

  it('is a visibility update per style layer when a layer is switched off', () => {
    const off = defaultChoices().layers;
    off.nodes = { visible: false, opacity: 1, hidden: [] };
    const changes = diffStyleLayers(styleLayers(input()), styleLayers(input({ layers: off })));
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.every((change) => change.layer.startsWith('nodes-') && change.name === 'visibility')).toBe(true);
  });

  it('keeps the land when the districts are switched off', () => {
    const off = defaultChoices().layers;
    off.districts = { visible: false, opacity: 1, hidden: ['all'] };
    const land = styleLayers(input({ layers: off })).find((layer) => layer.id === 'districts-land');
    expect(land?.layout?.visibility).toBe('visible');
    expect(land && 'filter' in land ? land.filter : undefined).toBeUndefined();
  });

  it('scales every opacity of a layer', () => {
    const half = defaultChoices().layers;
    half.pipes = { visible: true, opacity: 0, hidden: [] };
    const changes = diffStyleLayers(styleLayers(input()), styleLayers(input({ layers: half })));
    expect(changes.every((change) => change.layer.startsWith('pipes-') && change.name.endsWith('opacity'))).toBe(true);
    expect(new Set(changes.map((change) => change.layer))).toContain('pipes-line');
  });

  it('refuses to compare two different sets of style layers', () => {
    const all = styleLayers(input());
    expect(() => diffStyleLayers(all, all.slice(1))).toThrow(/expected/);
    expect(() => diffStyleLayers(all, all.toReversed())).toThrow(/expected/);
  });
});
