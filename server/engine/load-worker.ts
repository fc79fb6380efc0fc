import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { getProjection } from '../../data/geo/crs.ts';
import type { SurveyFeature } from '../../data/model/feature.ts';
import { getLayer } from '../../data/model/layers.ts';
import { ColumnsBuilder } from './build-columns.ts';
import type { LoadRequest } from './load-version.ts';

/** Reads the layer files of a version into columns; one message per layer, then the worker ends. */
const { workingCrs, layers } = workerData as LoadRequest;
const projection = getProjection(workingCrs);
for (const { layer, path, count } of layers) {
  const builder = new ColumnsBuilder(getLayer(layer), projection);
  let read = 0;
  for await (const feature of readFeatures(path)) {
    builder.add(feature);
    read++;
  }
  if (read !== count)
    throw new Error(`${path} has ${read} records, its manifest says ${count}; import the layer again`);
  parentPort?.postMessage(builder.build());
}

async function* readFeatures(path: string): AsyncGenerator<SurveyFeature> {
  let rest = '';
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 });
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) yield JSON.parse(line) as SurveyFeature;
  }
  if (rest.trim()) yield JSON.parse(rest) as SurveyFeature;
}
