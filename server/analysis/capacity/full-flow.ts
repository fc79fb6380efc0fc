import { fullVelocity } from '../../../data/network/manning.ts';
import { readSection } from '../../../data/network/read-section.ts';
import { findRoughness } from '../../../data/network/roughness.ts';
import { sectionArea, type Section } from '../../../data/network/section.ts';
import { type CityNetwork, numberOf, textOf, wordsOf } from '../city-network.ts';
import type { AnalysisDataset } from '../columns.ts';
import { stateCode } from './capacity-states.ts';

/** Full flow of every pipe of the network; NaN where it cannot be computed. */
export interface FullFlow {
  velocityMs: Float64Array;
  flowM3s: Float64Array;
  slope: Float64Array;
  roughness: Float64Array;
  /** What of the pipe itself stands in the way (capacity-states.ts), 0 where nothing does. */
  gap: Uint8Array;
  /** 1: storm water runs through it: neither foul nor a connection. */
  carriesStorm: Uint8Array;
}

const connections = new Set(['inlet_connection', 'lateral']);

/**
 * Full flow by Manning (data/network/manning.ts) from surveyed size, inverts and roughness; where no roughness was
 * surveyed that of the material, and of an unknown material `roughnessUnknown`, where that is given. The slope is the
 * fall of the inverts along the flow over the length of the line. Pipes under pressure have no such flow.
 */
export function fullFlows(dataset: AnalysisDataset, city: CityNetwork, roughnessUnknown?: number): FullFlow {
  const { network, recordOf } = city;
  const { pipes } = dataset.layers;
  const count = network.pipes;
  const found: FullFlow = {
    velocityMs: new Float64Array(count).fill(NaN),
    flowM3s: new Float64Array(count).fill(NaN),
    slope: new Float64Array(count).fill(NaN),
    roughness: new Float64Array(count).fill(NaN),
    gap: new Uint8Array(count),
    carriesStorm: new Uint8Array(count),
  };
  const sectionAt = sectionsOf(dataset);
  const isFoul = wordsOf(pipes, 'kind', (word) => word === 'foul');
  const isConnection = wordsOf(pipes, 'role', (word) => word !== undefined && connections.has(word));
  const isPressure = wordsOf(pipes, 'pressure', (word) => word === 'pressure');
  const materialN = wordsOf(pipes, 'material', (word) => findRoughness(word) ?? roughnessUnknown ?? NaN);
  const [start, end, surveyedN] = ['invertStartM', 'invertEndM', 'roughness'].map((field) => numberOf(pipes, field));
  for (let pipe = 0; pipe < count; pipe++) {
    const record = recordOf[pipe];
    const sense = network.directions.sense[pipe];
    const foul = isFoul(record);
    const connection = isConnection(record);
    const pressure = isPressure(record);
    found.carriesStorm[pipe] = foul || connection ? 0 : 1;
    const fallM = (start(record) - end(record)) * (sense === -1 ? -1 : 1);
    const slope = fallM / network.lengthM[pipe];
    const section = sectionAt(record);
    const n = surveyedN(record) || materialN(record);
    found.slope[pipe] = sense === 0 ? NaN : slope;
    found.roughness[pipe] = n;
    found.gap[pipe] = foul
      ? stateCode.foul
      : connection
        ? stateCode.connection
        : pressure
          ? stateCode.pressure
          : network.from[pipe] < 0
            ? stateCode.direction
            : typeof section === 'string'
              ? stateCode[section]
              : !Number.isFinite(slope)
                ? stateCode.inverts
                : slope <= 0
                  ? stateCode['adverse-slope']
                  : Number.isNaN(n)
                    ? stateCode.roughness
                    : stateCode.computed;
    // A foul sewer has a full flow too; only a storm is no measure for it.
    if (typeof section === 'string' || !(slope > 0) || !(n > 0) || sense === 0 || pressure) continue;
    found.velocityMs[pipe] = fullVelocity(section, slope, n);
    found.flowM3s[pipe] = found.velocityMs[pipe] * sectionArea(section);
  }
  return found;
}

/** Reader of sections by record of the pipes layer: the section, or what is missing for it. */
export function sectionsOf({
  layers: { pipes },
}: AnalysisDataset): (record: number) => Section | ReturnType<typeof readSection> {
  const [shape, form] = ['sectionShape', 'form'].map((field) => textOf(pipes, field));
  const [diameterM, widthM, sideSlope] = ['diameterM', 'widthM', 'sideSlope'].map((field) => numberOf(pipes, field));
  return (record) =>
    readSection({
      shape: shape(record),
      form: form(record),
      diameterM: diameterM(record),
      widthM: widthM(record),
      sideSlope: sideSlope(record),
    });
}
