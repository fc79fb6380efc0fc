import { describe, expect, it } from 'vitest';
import { defaultChoices, layerIds } from './app-state.ts';
import { findPreset, presetIds, presetLayers, presetSubject } from './presets.ts';

const defaults = defaultChoices().layers;

describe('presets', () => {
  it('are what is shown again when they are looked for', () => {
    for (const id of presetIds) expect(findPreset(presetLayers(id, defaults, defaults), defaults)).toBe(id);
  });

  it('move eyes and opacities; switched-off classes stay', () => {
    const chosen = { ...defaults, pipes: { visible: false, opacity: 0.4, hidden: ['storm'] } };
    expect(presetLayers('drainage', chosen, defaults).pipes).toEqual({ visible: true, opacity: 1, hidden: ['storm'] });
    // Where another theme leads, the pipes step back.
    expect(presetLayers('heritage', chosen, defaults).pipes?.opacity).toBeLessThan(0.5);
  });

  it('show their own theme and leave the others out', () => {
    const heritage = presetLayers('heritage', defaults, defaults);
    expect(heritage.heritage_districts?.visible).toBe(true);
    expect(heritage.old_communities?.visible).toBe(false);
    expect(Object.keys(heritage)).toEqual(layerIds);
  });

  it('show what they are about at full strength', () => {
    const subjects = presetIds.map((id) => presetSubject(id));
    expect(subjects).toEqual([undefined, 'pipes', 'flood_points', 'old_communities', 'heritage_districts']);
    for (const [i, id] of presetIds.entries()) {
      const subject = subjects[i];
      if (subject) expect(presetLayers(id, defaults, defaults)[subject]).toMatchObject({ visible: true, opacity: 1 });
    }
  });

  it('are none when somebody chose otherwise', () => {
    const own = { ...defaults, pipes: { visible: false, opacity: 1, hidden: [] } };
    expect(findPreset(own, defaults)).toBeUndefined();
  });
});
