import type { Map as MapLibreMap } from 'maplibre-gl';
import { latitudeOf, longitudeOf } from '../../data/geo/mercator.ts';
import type { Bbox } from '../../data/model/feature.ts';
import type { SwmmResult } from '../../server/contract/swmm-results.ts';
import { networkLinesQuery, type NetworkLines } from '../api/network-lines.ts';
import { queryClient } from '../api/queries.ts';
import { swmmJoinQuery, swmmLinesQuery, swmmResultsQuery, swmmValuesQuery } from '../api/swmm.ts';
import { useApp } from '../state/app-state.ts';
import { useSwmm } from '../state/swmm-state.ts';
import { swmmFactor } from '../state/swmm-units.ts';
import { missing } from './colors.ts';
import { swmmClasses, swmmThresholds } from './swmm-classes.ts';
import { ownLines } from './swmm-own-lines.ts';
import type { ValueLines } from './value-lines.ts';
import { whenStyled } from './when-styled.ts';

/** What stays the same while a result plays: its lines, and which link each is. */
interface Stage {
  key: string;
  result: SwmmResult;
  lines: NetworkLines;
  linkOf: Int32Array;
}

/** Hands the computed values of the chosen result and moment to the layer that draws a value per pipe. */
export function syncSwmmLines(map: MapLibreMap): () => void {
  let asked = '';
  let stage: Stage | undefined;
  let mine: ValueLines | null = null;
  let isStopped = false;

  const draw = (): void => {
    const { swmm, task, city, cityDetail, valueLines, set } = useApp.getState();
    const isShown = task === 'swmm' && swmm.result !== null && city !== null && cityDetail?.id === city;
    const question = isShown
      ? JSON.stringify([city, cityDetail.version.id, swmm.result, swmm.variable, swmm.period])
      : '';
    if (question === asked) return;
    asked = question;
    if (isShown) {
      void show(question, city, cityDetail.version.id, swmm.result!);
      return;
    }
    useSwmm.setState({ missing: null, found: null, bbox: null, failure: null, drawn: null });
    if (mine && valueLines === mine) set({ valueLines: null });
    mine = null;
  };

  const show = async (question: string, city: string, version: string, id: string): Promise<void> => {
    try {
      const found = await stageOf(city, version, id);
      if (isStopped || asked !== question || !found?.result.summary) return;
      const { variable, period } = useApp.getState().swmm;
      const { summary } = found.result;
      const at = Math.min(period, summary.periods - 1);
      const values = await queryClient.fetchQuery(swmmValuesQuery(city, id, 'link', variable, at));
      if (isStopped || asked !== question) return;
      const factor = swmmFactor(summary, variable);
      mine = {
        lines: found.lines,
        values: Float32Array.from(found.linkOf, (link) => (link < 0 ? -Infinity : Math.abs(values[link]) * factor)),
        thresholds: swmmThresholds[variable],
        classes: swmmClasses(variable),
        missing: { color: missing },
        top: 'high',
      };
      useApp.getState().set({ valueLines: mine });
      useSwmm.setState({ failure: null, drawn: period });
    } catch (error) {
      if (asked !== question) return;
      // The next change asks again.
      asked = '';
      useSwmm.setState({ failure: error instanceof Error ? error : new Error(String(error)) });
    }
  };

  const stageOf = async (city: string, version: string, id: string): Promise<Stage | undefined> => {
    const key = `${city} ${version} ${id}`;
    if (stage?.key === key) return stage;
    const { results } = await queryClient.fetchQuery({ ...swmmResultsQuery(city), staleTime: 5000 });
    const result = results.find((each) => each.id === id);
    if (!result?.summary) {
      useSwmm.setState({ missing: 'no-result', found: null, bbox: null });
      return undefined;
    }
    const join = await queryClient.fetchQuery(swmmJoinQuery(city, version, id));
    if (join.header.pipesFound > 0) {
      const lines = await queryClient.fetchQuery(networkLinesQuery(city, version));
      stage = { key, result, lines, linkOf: join.linkOfPipe };
    } else {
      // A model that was not made of this city: its own coordinates, where it has a place on the earth.
      const own = await queryClient.fetchQuery(swmmLinesQuery(city, id));
      if (own.missing !== null) {
        useSwmm.setState({ missing: own.missing as 'no-inp', found: null, bbox: null });
        return undefined;
      }
      const linkOf = Int32Array.from(own.lines, (line, i) => (line.length > 0 ? i : -1));
      stage = { key, result, lines: ownLines(own.lines), linkOf };
    }
    const bbox = boxOf(stage);
    useSwmm.setState({ missing: null, found: stage.linkOf.reduce((sum, link) => sum + (link < 0 ? 0 : 1), 0), bbox });
    // A model from elsewhere may lie anywhere.
    if (bbox && join.header.pipesFound === 0) useApp.getState().flyTo(bbox);
    return stage;
  };

  const stop = whenStyled(map, draw);
  return () => {
    isStopped = true;
    stop();
    if (mine && useApp.getState().valueLines === mine) useApp.getState().set({ valueLines: null });
  };
}

/** West, south, east, north of the lines that are drawn; null when there is none. */
function boxOf({ lines: { starts, mercator }, linkOf }: Stage): Bbox | null {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  linkOf.forEach((link, i) => {
    if (link < 0) return;
    for (let v = starts[i]; v < starts[i + 1]; v++) {
      west = Math.min(west, mercator[2 * v]);
      east = Math.max(east, mercator[2 * v]);
      north = Math.min(north, mercator[2 * v + 1]);
      south = Math.max(south, mercator[2 * v + 1]);
    }
  });
  if (west > east) return null;
  return [longitudeOf(west), latitudeOf(south), longitudeOf(east), latitudeOf(north)];
}
