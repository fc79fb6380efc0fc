import { layers as catalogue } from '../../data/model/layers.ts';
import type { LayerState } from './app-state.ts';

/** Ready-made looks at the city: what a planner, a flood team or a conservation officer wants to see first. */
export const presetIds = ['overview', 'drainage', 'flood', 'communities', 'heritage'] as const;
export type PresetId = (typeof presetIds)[number];

/** The ground every look stands on. */
const base = ['districts', 'streets', 'built_up', 'roads', 'water'];

const shown: Record<PresetId, readonly string[] | null> = {
  // Null: as the workbench starts.
  overview: null,
  drainage: ['pipes', 'nodes', 'catchments'],
  flood: ['pipes', 'flood_points', 'flood_events', 'underpasses', 'underground_spaces', 'risk_zones'],
  communities: ['pipes', 'flood_points', 'old_communities', 'land_cover'],
  heritage: ['pipes', 'flood_points', 'heritage_districts', 'heritage_buildings', 'traditional_villages', 'land_cover'],
};

/** Layer states of a preset: eyes only; opacity and switched-off classes stay as chosen. */
export function presetLayers(
  id: PresetId,
  current: Readonly<Record<string, LayerState>>,
  defaults: Readonly<Record<string, LayerState>>,
): Record<string, LayerState> {
  const ids = shown[id];
  return Object.fromEntries(
    catalogue.flatMap(({ id: layer }) => {
      const state = current[layer] ?? defaults[layer];
      if (!state) return [];
      const visible = ids ? ids.includes(layer) || base.includes(layer) : (defaults[layer]?.visible ?? true);
      return [[layer, { ...state, visible }] as const];
    }),
  );
}

/** The preset whose eyes are exactly these, or undefined. */
export function findPreset(
  current: Readonly<Record<string, LayerState>>,
  defaults: Readonly<Record<string, LayerState>>,
): PresetId | undefined {
  return presetIds.find((id) =>
    Object.entries(presetLayers(id, current, defaults)).every(
      ([layer, { visible }]) => current[layer]?.visible === visible,
    ),
  );
}
