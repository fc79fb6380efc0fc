import { create } from 'zustand';
import type { Bbox, Position } from '../../data/model/feature.ts';
import { layers as catalogue } from '../../data/model/layers.ts';
import type { CityDetail } from '../../server/contract/cities.ts';
import type { SectionResult } from '../../server/contract/section.ts';
import type { BlankPreview } from '../api/blank-preview.ts';
import type { ValueLines } from '../map/value-lines.ts';
import type { FeatureRef } from './feature-ref.ts';
import type { InspectionParameters } from './inspection-parameters.ts';
import type { SwmmParameters } from './swmm-parameters.ts';
import {
  defaultTaskParameters,
  type BlankParameters,
  type CapacityParameters,
  type DensityParameters,
  type PolicyParameters,
  type SummaryParameters,
  type TaskId,
  type TaskParameters,
  type TraceParameters,
  type TraceSlot,
} from './task-parameters.ts';
import type { TaskResult } from './task-result.ts';
import type { WeakParameters } from './weak-parameters.ts';

/** What the pipes are coloured by. `cjj61` is the strict brown of CJJ 61 with the letter code on the line. */
export type PipeTheme = 'kind' | 'diameter' | 'material' | 'structural' | 'functional' | 'cjj61';
export type ColorScheme = 'light' | 'dark' | 'auto';
export type Language = 'zh' | 'en';

export interface MapView {
  lon: number;
  lat: number;
  zoom: number;
  bearing: number;
  pitch: number;
}

export interface LayerState {
  visible: boolean;
  /** 0..1 */
  opacity: number;
  /** Legend classes switched off (codes, or `missing`). */
  hidden: string[];
}

/** Where a long section begins or ends: a record (a pipe, a node, any point), or a place on the map. */
export type SectionPlace = FeatureRef | { position: Position };

/** What a long section is asked for; `way` is one of the ways between two places, 0 the shortest. */
export type SectionQuestion = { from: SectionPlace; to: SectionPlace | null; way: number } | { pipes: string[] };

/**
 * A feature seen in a tile: the API turns (layer, tileId) into records. A line that the tile draws merged with others
 * has no id; the API is asked for what lies in the box `near`.
 */
export type PickedTileFeature = { layer: string; tileId: number } | { layer: string; near: Bbox };

/** Why there is no map to see: the browser draws no WebGL, the tile archive cannot be read. */
export type MapErrorCode = 'webgl' | 'tiles';

/** Everything a person chose: all of it is in the URL (see url-state.ts). */
export interface Choices extends TaskParameters {
  city: string | null;
  /** Null until the map has a city to look at. */
  view: MapView | null;
  language: Language;
  scheme: ColorScheme;
  layers: Record<string, LayerState>;
  pipeTheme: PipeTheme;
  task: TaskId | null;
  selection: FeatureRef | null;
  /** Key of the flood-prone point whose printed sheet lies over the map. */
  sheet: string | null;
  /** Id of the highlighted result feature (a cell, a blank area). */
  resultFocus: string | null;
  /** The long section in the dock. */
  section: SectionQuestion | null;
}

/** What the session knows but a link does not carry. */
export interface Session {
  cityDetail: CityDetail | null;
  result: TaskResult | null;
  /** A trace for the one frame before it is the result: the map draws it before any panel does. */
  incoming: TaskResult | null;
  /** Answer to `section`, once it is there: the map draws its way. */
  sectionResult: SectionResult | null;
  /** The place along it that is pointed at, in the drawing or on the map, m from its beginning. */
  sectionAtM: number | null;
  /** Blank areas of `blank.distanceM` as the slider shows them, in the place of a result; null while nobody moves it. */
  blankPreview: BlankPreview | null;
  /** A value per pipe on the map; null while nothing asks for it. */
  valueLines: ValueLines | null;
  /** The graphics card could not draw `valueLines`. */
  valueLinesFailed: boolean;
  /** Features under the last click, nearest first; the inspector pages over them. */
  picked: PickedTileFeature[];
  /** Where the last click was. */
  pickedAt: Position | null;
  /** Extent of the selected record, once its geometry is known. */
  selectionBbox: Bbox | null;
  /** Place in its table of the weak point that a row under the pointer or the focus stands for. */
  weakHover: number | null;
  /** Polygon being drawn for a task. */
  drawing: { task: TaskId; vertices: Position[] } | null;
  /** The next click on the map names a place of the trace; once it has been made, `found` is what lies there. */
  tracePick: { slot: TraceSlot; at: Position | null; found: PickedTileFeature[] } | null;
  /** Camera wish of a panel; the map fulfils it once per nonce. */
  camera: { bbox: Bbox; nonce: number; maxZoom?: number } | null;
  /** Legend classes present in the current view, per layer; null until the map has looked. */
  inView: Record<string, string[]> | null;
  mapReady: boolean;
  /** Largest side of a texture that the map can draw, px; null until there is a map. */
  textureSideMax: number | null;
  /** Set by the map instead of leaving a grey surface; null while all is well. */
  mapError: MapErrorCode | null;
}

export interface Actions {
  set: (patch: Partial<Choices & Session>) => void;
  setLayer: (id: string, patch: Partial<LayerState>) => void;
  setDensity: (patch: Partial<DensityParameters>) => void;
  setBlank: (patch: Partial<BlankParameters>) => void;
  setSummary: (patch: Partial<SummaryParameters>) => void;
  setPolicy: (patch: Partial<PolicyParameters>) => void;
  setTrace: (patch: Partial<TraceParameters>) => void;
  setSwmm: (patch: Partial<SwmmParameters>) => void;
  setWeak: (patch: Partial<WeakParameters>) => void;
  setInspection: (patch: Partial<InspectionParameters>) => void;
  setCapacity: (patch: Partial<CapacityParameters>) => void;
  flyTo: (bbox: Bbox, maxZoom?: number) => void;
}

export type AppState = Choices & Session & Actions;

/** Layers that are on before anybody chose: what a planner needs to read the drainage, not everything at once. */
const initiallyHidden = new Set(['catchments', 'contours', 'survey_coverage', 'flood_events', 'elevation_tint']);

/** What has an eye and an opacity: the catalogue's layers, and the two pictures of the terrain. */
export const layerIds: readonly string[] = [...catalogue.map((layer) => layer.id), 'hillshade', 'elevation_tint'];

export function defaultChoices(): Choices {
  return {
    city: null,
    view: null,
    language: 'zh',
    scheme: 'auto',
    layers: Object.fromEntries(
      layerIds.map((id) => [id, { visible: !initiallyHidden.has(id), opacity: 1, hidden: [] }]),
    ),
    pipeTheme: 'kind',
    task: null,
    ...defaultTaskParameters(),
    selection: null,
    sheet: null,
    resultFocus: null,
    section: null,
  };
}

export const useApp = create<AppState>()((set) => ({
  ...defaultChoices(),
  cityDetail: null,
  result: null,
  incoming: null,
  sectionResult: null,
  sectionAtM: null,
  blankPreview: null,
  valueLines: null,
  valueLinesFailed: false,
  picked: [],
  pickedAt: null,
  selectionBbox: null,
  weakHover: null,
  drawing: null,
  tracePick: null,
  camera: null,
  inView: null,
  mapReady: false,
  textureSideMax: null,
  mapError: null,
  set: (patch) => set(patch),
  setLayer: (id, patch) =>
    set((state) => {
      const before = state.layers[id];
      return before ? { layers: { ...state.layers, [id]: { ...before, ...patch } } } : {};
    }),
  setDensity: (patch) => set((state) => ({ density: { ...state.density, ...patch } })),
  setBlank: (patch) => set((state) => ({ blank: { ...state.blank, ...patch } })),
  setSummary: (patch) => set((state) => ({ summary: { ...state.summary, ...patch } })),
  setPolicy: (patch) => set((state) => ({ policy: { ...state.policy, ...patch } })),
  setTrace: (patch) => set((state) => ({ trace: { ...state.trace, ...patch } })),
  setSwmm: (patch) => set((state) => ({ swmm: { ...state.swmm, ...patch } })),
  setWeak: (patch) => set((state) => ({ weak: { ...state.weak, ...patch } })),
  setInspection: (patch) => set((state) => ({ inspection: { ...state.inspection, ...patch } })),
  setCapacity: (patch) => set((state) => ({ capacity: { ...state.capacity, ...patch } })),
  flyTo: (bbox, maxZoom) =>
    set((state) => ({
      camera: { bbox, nonce: (state.camera?.nonce ?? 0) + 1, ...(maxZoom === undefined ? {} : { maxZoom }) },
    })),
}));
