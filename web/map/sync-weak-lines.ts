import type { Map as MapLibreMap } from 'maplibre-gl';
import { weakClasses } from '../../data/weak-points/classes.ts';
import { networkLinesQuery, type NetworkLines } from '../api/network-lines.ts';
import { queryClient } from '../api/queries.ts';
import type { WeakTable } from '../api/weak-columns.ts';
import { useApp } from '../state/app-state.ts';
import type { WeakParameters } from '../state/weak-parameters.ts';
import { weakRanks } from '../state/weak-ranks.ts';
import { risk } from './colors.ts';
import type { ValueLines } from './value-lines.ts';
import { weakWidths } from './weak-classes.ts';
import { whenStyled } from './when-styled.ts';

/** Hands the classes of the ranked pipes to the layer that draws a value per pipe (value-lines.ts). */
export function syncWeakLines(map: MapLibreMap): () => void {
  let drawn: unknown[] = [];
  let mine: ValueLines | null = null;
  let known: { version: string; lines: NetworkLines } | null = null;
  let isStopped = false;

  const draw = (): void => {
    const { result, weak, city, cityDetail, valueLines, set } = useApp.getState();
    const columns = result?.task === 'weak' && weak.kind === 'pipes' ? result.data : null;
    const version = cityDetail?.version.id ?? '';
    const lines = known?.version === version ? known.lines : null;
    const inputs = [columns, weak.weights, weak.hidden, lines, city];
    if (inputs.every((value, k) => value === drawn[k]) && drawn.length > 0) return;
    drawn = inputs;
    if (!columns) {
      if (mine && valueLines === mine) set({ valueLines: null });
      mine = null;
      return;
    }
    if (!lines) {
      if (city) void load(city, version);
      return;
    }
    mine = {
      lines,
      values: classValues(columns.tables.pipes, weak, lines.pipes),
      thresholds: [1, 2, 3],
      classes: weakClasses.map((id, k) => ({ color: risk[id], width: weakWidths[k] })).reverse(),
      missing: { color: risk['blue'], width: weakWidths[3] },
      top: 'high',
    };
    set({ valueLines: mine });
  };
  const load = async (city: string, version: string): Promise<void> => {
    try {
      known = { version, lines: await queryClient.fetchQuery(networkLinesQuery(city, version)) };
    } catch {
      // The table stands without the picture; the next change asks again.
      drawn = [];
      return;
    }
    if (!isStopped) draw();
  };

  const stop = whenStyled(map, draw);
  return () => {
    isStopped = true;
    stop();
    if (mine && useApp.getState().valueLines === mine) useApp.getState().set({ valueLines: null });
  };
}

/** Class of every line of the network, 3 the weakest; what is not ranked or not listed is not drawn. */
function classValues(table: WeakTable, { weights, hidden }: WeakParameters, lines: number): Float32Array {
  const { classOf } = weakRanks(table, weights);
  const off = hidden.map((name) => weakClasses.indexOf(name));
  const values = new Float32Array(lines).fill(-Infinity);
  for (let i = 0; i < table.count; i++) {
    const k = classOf[i];
    if (k < weakClasses.length && !off.includes(k)) values[table.line[i]] = weakClasses.length - 1 - k;
  }
  return values;
}
