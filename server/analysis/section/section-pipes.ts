import type { Position } from '../../../data/model/feature.ts';
import { invertToleranceM } from '../../../data/network/direct-pipes.ts';
import { type CityNetwork, numberOf, textOf } from '../city-network.ts';
import type { LayerColumns } from '../columns.ts';
import { evidenceOf } from '../trace.ts';
import type { Chain } from './chain.ts';
import type { SectionPipe, SlopeState, WaterLevels } from './section-types.ts';

/**
 * The pipes of a section with their levels along it. Fall within ± `invertToleranceM` that is no fall is flat, a greater
 * rise is adverse, as everywhere in the product; pressure pipes are neither.
 */
export function sectionPipes(
  chain: Chain,
  groundM: readonly number[],
  city: CityNetwork,
  pipes: LayerColumns,
  water: WaterLevels | undefined,
): SectionPipe[] {
  const number = (field: string) => numberOf(pipes, field);
  const text = (field: string) => textOf(pipes, field);
  const [start, end, size, width, year] = ['invertStartM', 'invertEndM', 'diameterM', 'widthM', 'yearBuilt'].map(
    number,
  );
  const [kind, form, shape, material, pressure] = ['kind', 'form', 'sectionShape', 'material', 'pressure'].map(text);
  const { sense } = city.network.directions;
  let stationM = 0;
  return chain.pipes.map((pipe, i) => {
    const record = city.recordOf[pipe];
    const forward = chain.forward[i];
    const lengthM = city.network.lengthM[pipe];
    const [inM, outM] = forward ? [start(record), end(record)] : [end(record), start(record)];
    const heightM = form(record) === 'open_channel' ? NaN : size(record);
    const fromStationM = stationM;
    stationM += lengthM;
    const pipeId = pipes.keys[record];
    const level = water?.pipes && Object.hasOwn(water.pipes, pipeId) ? water.pipes[pipeId] : undefined;
    return {
      pipeId,
      fromStationM,
      toStationM: stationM,
      lengthM,
      kind: kind(record) ?? null,
      form: form(record) ?? null,
      shape: shape(record) ?? null,
      diameterM: orNull(size(record)),
      widthM: orNull(width(record)),
      material: material(record) ?? null,
      yearBuilt: orNull(year(record)),
      invertInM: orNull(inM),
      invertOutM: orNull(outM),
      crownInM: orNull(inM + heightM),
      crownOutM: orNull(outM + heightM),
      coverInM: orNull(groundM[i] - inM - heightM),
      coverOutM: orNull(groundM[i + 1] - outM - heightM),
      slope: lengthM > 0 ? orNull((inM - outM) / lengthM) : null,
      state: stateOf(inM - outM, pressure(record) === 'pressure'),
      flow: sense[pipe] === 0 ? 'unknown' : (sense[pipe] === 1) === forward ? 'along' : 'against',
      evidence: evidenceOf(pipe, city),
      waterInM: level?.inM ?? null,
      waterOutM: level?.outM ?? null,
      line: lineOf(pipes, record, forward),
    };
  });
}

function stateOf(fallM: number, isPressure: boolean): SlopeState {
  if (isPressure) return 'pressure';
  if (Number.isNaN(fallM)) return 'unknown';
  if (fallM > 0) return 'falling';
  return fallM >= -invertToleranceM ? 'flat' : 'adverse';
}

/** Vertices of a line in degrees, in the order the section runs. */
function lineOf(lines: LayerColumns, record: number, forward: boolean): Position[] {
  const { featureParts, partRings, ringStarts, lonLat } = lines;
  const line: Position[] = [];
  const first = ringStarts[partRings[featureParts[record]]];
  const last = ringStarts[partRings[featureParts[record + 1]]];
  for (let v = first; v < last; v++) line.push([lonLat[2 * v], lonLat[2 * v + 1]]);
  return forward ? line : line.reverse();
}

/** A number for an answer: missing is null. */
export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
