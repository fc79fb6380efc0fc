import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partsOf } from '../../server/analysis/city-land.ts';
import type { LoadedLayer } from '../../server/engine/loaded-layer.ts';
import { readConfig } from '../../server/config.ts';
import { childSide } from './child-side.ts';
import type { Side } from './harness.ts';

/** Debian's Python has Debian's packages (`apt-get install python3-shapely`); another may come first in PATH. */
export const python = '/usr/bin/python3';

/** shapely as a peer: `scripts/bench/SCRIPT` gets the layers, projected, by a file that `shapes.py` reads. */
export function shapelySide(name: string, script: string, layers: readonly LoadedLayer[]): Side {
  const file = join(tmpdir(), `drainatlas-bench-shapes-${process.pid}-${script}`);
  const side = childSide(name, python, [join(readConfig().root, 'scripts/bench', script), file]);
  return {
    ...side,
    async setup() {
      writeShapes(file, layers);
      try {
        await side.setup?.();
      } finally {
        rmSync(file);
      }
    },
  };
}

/** For every layer: how many; per record how many rings; per ring how many positions, and x, y of each. */
function writeShapes(file: string, layers: readonly LoadedLayer[]): void {
  const values: number[] = [];
  for (const layer of layers) {
    values.push(layer.count);
    for (let i = 0; i < layer.count; i++) {
      const rings = ringsOf(layer, i);
      values.push(rings.length);
      for (const each of rings) values.push(each.length / 2, ...each);
    }
  }
  writeFileSync(file, new Uint8Array(Float64Array.from(values).buffer));
}

function ringsOf(layer: LoadedLayer, i: number): ArrayLike<number>[] & Iterable<number>[] {
  if (layer.layer === 'flood_points') return [layer.xy.subarray(2 * i, 2 * i + 2)];
  if (layer.layer !== 'pipes') return partsOf(layer as never, i)[0];
  const ring = layer.partRings[layer.featureParts[i]];
  return [layer.xy.subarray(2 * layer.ringStarts[ring], 2 * layer.ringStarts[ring + 1])];
}
