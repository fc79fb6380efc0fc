import { readSection } from '../../../data/network/read-section.ts';
import { findRoughness } from '../../../data/network/roughness.ts';
import { hydraulicRadius, sectionArea } from '../../../data/network/section.ts';
import { type CityNetwork, numberOf, textOf } from '../city-network.ts';
import type { LayerColumns } from '../columns.ts';

/** What the components read of every pipe of the network, in the order of the network; NaN is missing. */
export interface PipeFacts {
  count: number;
  /** Inverts at the upper and at the lower end along the flow, m; of a pipe of unknown direction as drawn. */
  invertFromM: Float64Array;
  invertToM: Float64Array;
  /** Inner height of the section, m; these three NaN where the section is not known. */
  heightM: Float64Array;
  /** Diameter of the circle of the same area, m. */
  sizeM: Float64Array;
  /** Hydraulic radius of the full section, m. */
  radiusM: Float64Array;
  /** Manning's n as recorded, else that of the material, else `usualRoughness`. */
  roughness: Float64Array;
  yearBuilt: Float64Array;
  repairIndex: Float64Array;
  maintenanceIndex: Float64Array;
  /** 1 for pipes under pressure: their slope and size follow other rules. */
  pressure: Uint8Array;
  /** 1 for foul sewers. */
  foul: Uint8Array;
}

/** Concrete, as the table of least slopes takes it (domain reference 2.4). */
const usualRoughness = 0.013;

/** Reads the columns of the survey in the order of the network; turns inverts round where a pipe flows against its drawing. */
export function pipeFacts({ network, recordOf }: CityNetwork, pipes: LayerColumns | undefined): PipeFacts {
  const count = network.pipes;
  const column = (field: string): Float64Array => {
    const valueOf = numberOf(pipes, field);
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = valueOf(recordOf[i]);
    return values;
  };
  const start = column('invertStartM');
  const end = column('invertEndM');
  const heightM = column('diameterM');
  const roughness = column('roughness');
  const [width, sideSlope] = [numberOf(pipes, 'widthM'), numberOf(pipes, 'sideSlope')];
  const [shape, form] = [textOf(pipes, 'sectionShape'), textOf(pipes, 'form')];
  const [pressure, kind, material] = [textOf(pipes, 'pressure'), textOf(pipes, 'kind'), textOf(pipes, 'material')];
  const facts: PipeFacts = {
    count,
    invertFromM: start,
    invertToM: end,
    heightM,
    sizeM: new Float64Array(count),
    radiusM: new Float64Array(count),
    roughness,
    yearBuilt: column('yearBuilt'),
    repairIndex: column('repairIndex'),
    maintenanceIndex: column('maintenanceIndex'),
    pressure: Uint8Array.from(recordOf, (record) => (pressure(record) === 'pressure' ? 1 : 0)),
    foul: Uint8Array.from(recordOf, (record) => (kind(record) === 'foul' ? 1 : 0)),
  };
  for (let i = 0; i < count; i++) {
    if (network.directions.sense[i] === -1) [start[i], end[i]] = [end[i], start[i]];
    const record = recordOf[i];
    if (Number.isNaN(roughness[i])) roughness[i] = findRoughness(material(record)) ?? usualRoughness;
    const section = readSection({
      shape: shape(record),
      form: form(record),
      diameterM: heightM[i],
      widthM: width(record),
      sideSlope: sideSlope(record),
    });
    const isKnown = typeof section !== 'string';
    facts.sizeM[i] = isKnown ? Math.sqrt((4 * sectionArea(section)) / Math.PI) : NaN;
    facts.radiusM[i] = isKnown ? hydraulicRadius(section) : NaN;
  }
  return facts;
}
