import type { SurveyFeature } from '../../data/model/feature.ts';
import { place, sampleLayers } from '../engine/testing/sample-city.ts';
import { pipe } from '../engine/testing/planar-city.ts';
import type { SampleApp } from './sample-app.ts';

/**
 * The sample city in versions that can be told apart in every answer: version `v<n>` has n % 7 further mains of 100 m,
 * its keys begin with `v<n>-`, and every byte of its tiles is n % 251.
 */
export interface SwitchingCity {
  /** Publishes the next version. */
  next(): void;
  /** Number of the newest version; the first is 101, the sample itself being `v1`. */
  published: number;
}

export function switchingCity({ store }: SampleApp, morePipes = 0): SwitchingCity {
  const city: SwitchingCity = {
    published: 100,
    next() {
      const n = ++city.published;
      const prefix = `v${n}-`;
      const layers = sampleLayers(prefix);
      // Laterals count for no analysis: they only make the version large.
      const laterals = Array.from({ length: morePipes }, (_, i) => main(`${prefix}L${i}`, 50 + (i % 100), 'lateral'));
      layers['pipes'].push(...laterals);
      for (let i = 0; i < n % 7; i++) layers['pipes'].push(main(`${prefix}X${i}`, 200 + 50 * i, 'main'));
      store.publish(`v${n}`, layers, new Uint8Array(1000).fill(n % 251));
    },
  };
  return city;
}

function main(id: string, northM: number, role: string): SurveyFeature {
  return pipe(id, [place(50, northM), place(150, northM)], { kind: 'storm', role });
}

/** Length of the counted pipes of version `v<n>`: the sample's 924 m and 100 m for each further main. */
export function countedLengthM(version: string): number {
  return 924.26 + 100 * (Number(version.slice(1)) % 7);
}
