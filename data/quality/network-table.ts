import { linesOf } from '../geo/lines-of.ts';
import type { Position, SurveyFeature } from '../model/feature.ts';

/** Length of an array of positions and so on, all in metres of the working CRS. */
export interface PlanarProjection {
  forward(lon: number, lat: number): [number, number];
}

/**
 * Pipes and nodes of a version in columns, which all network rules read. Row i of every pipe column is the same
 * pipe; coordinates are metres in the working CRS.
 */
export interface NetworkTable {
  nodeIds: string[];
  /** x, y per node. */
  nodeXy: Float64Array;
  nodePositions: Float64Array;
  pipeIds: string[];
  /** Index of the node in `nodeIds`, −1 for an id that the node table lacks, −2 where the pipe names none. */
  start: Int32Array;
  end: Int32Array;
  /** As delivered, for reports; empty where the pipe names none. */
  startIds: string[];
  endIds: string[];
  /** x, y of the first and of the last vertex: four numbers per pipe. */
  endsXy: Float64Array;
  /** Longitude and latitude of the first vertex: two numbers per pipe. */
  pipePositions: Float64Array;
  /** Geometric length, m. */
  geometricM: Float64Array;
  /** Length in the source table, m; NaN where missing. */
  recordedM: Float64Array;
}

/** Reads both layers once. Point nodes given as MultiPoint count with their first point. */
export async function createNetworkTable(
  pipes: AsyncIterable<SurveyFeature>,
  nodes: AsyncIterable<SurveyFeature>,
  projection: PlanarProjection,
): Promise<NetworkTable> {
  const nodeIds: string[] = [];
  const nodeXy: number[] = [];
  const nodePositions: number[] = [];
  const index = new Map<string, number>();
  for await (const node of nodes) {
    const position = linesOf(node.geometry)[0]?.[0];
    if (!position) continue;
    index.set(node.id, nodeIds.length);
    nodeIds.push(node.id);
    nodePositions.push(...position);
    nodeXy.push(...projection.forward(...position));
  }

  const pipeIds: string[] = [];
  const ends: [number[], number[]] = [[], []];
  const endIds: [string[], string[]] = [[], []];
  const endsXy: number[] = [];
  const pipePositions: number[] = [];
  const geometricM: number[] = [];
  const recordedM: number[] = [];
  for await (const pipe of pipes) {
    const parts = linesOf(pipe.geometry);
    const first = parts[0]?.[0];
    const last = parts.at(-1)?.at(-1);
    if (!first || !last) continue;
    pipeIds.push(pipe.id);
    for (const [i, name] of (['startNodeId', 'endNodeId'] as const).entries()) {
      const id = pipe.properties[name];
      endIds[i as 0 | 1].push(typeof id === 'string' ? id : '');
      ends[i as 0 | 1].push(typeof id === 'string' ? (index.get(id) ?? -1) : -2);
    }
    endsXy.push(...projection.forward(...first), ...projection.forward(...last));
    pipePositions.push(...first);
    geometricM.push(parts.reduce((sum, part) => sum + planarLength(part, projection), 0));
    const recorded = pipe.properties.lengthM;
    recordedM.push(typeof recorded === 'number' ? recorded : NaN);
  }
  return {
    nodeIds,
    nodeXy: Float64Array.from(nodeXy),
    nodePositions: Float64Array.from(nodePositions),
    pipeIds,
    start: Int32Array.from(ends[0]),
    end: Int32Array.from(ends[1]),
    startIds: endIds[0],
    endIds: endIds[1],
    endsXy: Float64Array.from(endsXy),
    pipePositions: Float64Array.from(pipePositions),
    geometricM: Float64Array.from(geometricM),
    recordedM: Float64Array.from(recordedM),
  };
}

function planarLength(part: readonly Position[], projection: PlanarProjection): number {
  let length = 0;
  let before: [number, number] | undefined;
  for (const position of part) {
    const here = projection.forward(...position);
    if (before) length += Math.hypot(here[0] - before[0], here[1] - before[1]);
    before = here;
  }
  return length;
}
