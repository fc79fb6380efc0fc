import { layerIds, type LayerState } from './app-state.ts';

/** Ready-made looks at the city: what a planner, a flood team or a conservation officer wants to see first. */
export const presetIds = ['overview', 'drainage', 'flood', 'communities', 'heritage'] as const;
export type PresetId = (typeof presetIds)[number];

interface Look {
  /** What the look is about: its legend is brought into view. */
  subject: string;
  /** Layers shown beside the ground. */
  shown: readonly string[];
  /** What steps back so that the theme leads. */
  opacity?: Readonly<Record<string, number>>;
}

/** The ground every look stands on. */
const base = [
  'districts',
  'streets',
  'built_up',
  'land_cover',
  'buildings',
  'roads',
  'railways',
  'water',
  'waterways',
  'hillshade',
];

const looks: Record<PresetId, Look | null> = {
  // Null: as the workbench starts.
  overview: null,
  drainage: { subject: 'pipes', shown: ['pipes', 'nodes', 'catchments'] },
  flood: {
    subject: 'flood_points',
    shown: ['pipes', 'flood_points', 'underpasses', 'underground_spaces', 'risk_zones', 'elevation_tint'],
    opacity: { pipes: 0.45 },
  },
  communities: {
    subject: 'old_communities',
    shown: ['pipes', 'flood_points', 'old_communities'],
    opacity: { pipes: 0.35 },
  },
  heritage: {
    subject: 'heritage_districts',
    shown: ['pipes', 'flood_points', 'heritage_districts', 'heritage_buildings', 'traditional_villages'],
    opacity: { pipes: 0.35 },
  },
};

/** The layer a preset is about; the overview is about none. */
export function presetSubject(id: PresetId): string | undefined {
  return looks[id]?.subject;
}

/** Layer states of a preset: eyes and opacities; classes that are switched off stay so. */
export function presetLayers(
  id: PresetId,
  current: Readonly<Record<string, LayerState>>,
  defaults: Readonly<Record<string, LayerState>>,
): Record<string, LayerState> {
  const look = looks[id];
  return Object.fromEntries(
    layerIds.flatMap((layer) => {
      const state = current[layer] ?? defaults[layer];
      if (!state) return [];
      const visible = look ? look.shown.includes(layer) || base.includes(layer) : (defaults[layer]?.visible ?? true);
      return [[layer, { ...state, visible, opacity: look?.opacity?.[layer] ?? 1 }] as const];
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
