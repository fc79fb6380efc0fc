import type { Position } from '../../data/model/feature.ts';
import { bboxOf } from '../ui/geometry.ts';
import { useApp } from './app-state.ts';
import type { FeatureRef } from './feature-ref.ts';
import type { TraceDirection, TraceParameters, TracePlace, TraceSlot } from './task-parameters.ts';
import { usePanels } from './panel-state.ts';
import { traceRequest } from './task-request.ts';
import { runTask } from './task-state.ts';
import { isBarrier } from './trace-code.ts';

/** Layers a trace may begin or end at by their records. */
const traceable = new Set(['pipes', 'nodes', 'flood_points', 'underpasses']);

/** Whether a trace can begin at a record. */
export function isTraceable(ref: FeatureRef | null): ref is FeatureRef {
  return ref !== null && traceable.has(ref.layer);
}

/** Changes what is asked and, where nothing is missing, asks: a trace takes less time than a click on Run. */
export function askTrace(patch: Partial<TraceParameters>): void {
  const { setTrace } = useApp.getState();
  setTrace({ way: 0, ...patch });
  if (traceRequest(useApp.getState().trace)) void runTask('trace', usePanels.getState().sheet === 'tasks');
}

/** Traces from a place; of a path the other end is asked for next. */
export function traceFrom(direction: TraceDirection, from: TracePlace): void {
  const { set, setTrace } = useApp.getState();
  set({ task: 'trace' });
  usePanels.getState().set({ leftTab: 'tasks', sheet: 'tasks', sheetHeight: 'low' });
  if (direction === 'path') {
    setTrace({ direction, from, to: null, way: 0 });
    pickOnMap('to');
  } else askTrace({ direction, from });
}

/** The next click on the map, or Enter at its middle, is this place. */
export function pickOnMap(slot: TraceSlot): void {
  useApp.getState().set({ tracePick: { slot, at: null, found: [] } });
  // On a phone the sheet would cover what is to be pointed at.
  usePanels.getState().set({ sheet: null });
}

/** Puts a place where it was asked for. A barrier is a pipe or a node; anything else changes nothing. */
export function takePlace(slot: TraceSlot, place: TracePlace): void {
  const { trace, set } = useApp.getState();
  set({ tracePick: null });
  usePanels.getState().set({ sheet: 'tasks', sheetHeight: 'low' });
  if (slot !== 'barrier') askTrace({ [slot]: place });
  else if ('key' in place && isBarrier(place)) addBarrier(place, trace.barriers);
}

function addBarrier(ref: FeatureRef, known: readonly FeatureRef[]): void {
  const others = known.filter(({ layer, key }) => layer !== ref.layer || key !== ref.key);
  askTrace({ barriers: [...others, ref] });
}

/** Shows the whole trace that is the result now, however small it is. */
export function goToTrace(): void {
  const { result, flyTo } = useApp.getState();
  if (result?.task !== 'trace') return;
  const lines = result.data.features.flatMap(({ geometry }) =>
    geometry.type === 'MultiLineString' ? geometry.coordinates : [geometry.coordinates as Position[]],
  );
  const bbox = bboxOf({ type: 'MultiLineString', coordinates: lines });
  if (bbox) flyTo(bbox, 17);
}
