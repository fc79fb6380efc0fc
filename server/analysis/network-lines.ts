import { mercatorX, mercatorY } from '../../data/geo/mercator.ts';
import { codeLists } from '../../data/model/codes.ts';
import { cityNetwork, numberOf, textOf } from './city-network.ts';
import type { AnalysisDataset } from './columns.ts';

export const lineKinds: readonly string[] = codeLists.drainageKind.map(({ code }) => code);

/** Steps of a coordinate across the world. */
const worldSteps = 2 ** 31;

/** Pipes of the network in its order; the columns are described in contract/network-lines.ts. */
export interface NetworkLines {
  tileIds: Float64Array;
  vertexCounts: Uint32Array;
  dx: Int32Array;
  dy: Int32Array;
  diametersMm: Uint16Array;
  kinds: Uint8Array;
}

/** Lines of every pipe of the network. A city without pipes has empty columns. */
export function networkLines(dataset: AnalysisDataset): NetworkLines {
  const { recordOf } = cityNetwork(dataset);
  const pipes = dataset.layers['pipes'];
  const count = recordOf.length;
  const lines = {
    tileIds: new Float64Array(count),
    vertexCounts: new Uint32Array(count),
    diametersMm: new Uint16Array(count),
    kinds: new Uint8Array(count),
  };
  if (!pipes) return { ...lines, dx: new Int32Array(0), dy: new Int32Array(0) };
  const idOf = new Float64Array(pipes.count);
  pipes.tileOrder.forEach((record, k) => (idOf[record] = pipes.tileIds[k]));
  const diameterM = numberOf(pipes, 'diameterM');
  const kind = textOf(pipes, 'kind');
  const { featureParts, partRings, ringStarts, lonLat } = pipes;
  const first = (record: number): number => ringStarts[partRings[featureParts[record]]];
  let vertices = 0;
  for (let i = 0; i < count; i++) {
    const record = recordOf[i];
    lines.tileIds[i] = idOf[record];
    lines.vertexCounts[i] = ringStarts[partRings[featureParts[record + 1]]] - first(record);
    const mm = Math.round(diameterM(record) * 1000);
    lines.diametersMm[i] = mm > 0 ? Math.min(65_535, mm) : 0;
    const known = lineKinds.indexOf(kind(record) ?? '');
    lines.kinds[i] = known < 0 ? 255 : known;
    vertices += lines.vertexCounts[i];
  }
  const dx = new Int32Array(vertices);
  const dy = new Int32Array(vertices);
  let [at, x, y] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const from = first(recordOf[i]);
    for (let v = from; v < from + lines.vertexCounts[i]; v++) {
      const nextX = Math.round(mercatorX(lonLat[2 * v]) * worldSteps);
      const nextY = Math.round(mercatorY(lonLat[2 * v + 1]) * worldSteps);
      dx[at] = nextX - x;
      dy[at++] = nextY - y;
      [x, y] = [nextX, nextY];
    }
  }
  return { ...lines, dx, dy };
}
