import { createReadStream } from 'node:fs';
import type { SurveyFeature } from '../../data/model/feature.ts';

/** Features of a layer file, one per line, every line ended. */
export async function* readFeatureLines(path: string): AsyncGenerator<SurveyFeature> {
  let rest = '';
  const chunks = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 }) as AsyncIterable<string>;
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as SurveyFeature;
  }
}
