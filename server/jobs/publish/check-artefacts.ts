import { publicLayers } from '../../../data/publication/public-layers.ts';
import { labelLayerId } from '../../../data/model/tile-schema.ts';
import type { Breach } from './check-publication.ts';
import { type Leak, leaksIn, type Secret } from './leak-search.ts';
import { tileWords } from './tile-words.ts';

/** What the finished texts and tiles break: layers or fields the public's catalogue lacks, values of staff assets. */
export async function checkArtefacts(
  texts: Readonly<Record<string, string>>,
  tilesPath: string,
  secrets: readonly Secret[],
): Promise<Breach[]> {
  const { layers, values, metadata } = await tileWords(tilesPath);
  const fieldsOf = new Map(
    publicLayers.flatMap(({ id, fields }) => [id, labelLayerId(id)].map((name) => [name, fields])),
  );
  const breaches: Breach[] = [];
  for (const [layer, fields] of layers) {
    const allowed = fieldsOf.get(layer);
    if (!allowed) {
      breaches.push({ rule: 'layer-forbidden', where: `tiles: ${layer}`, why: 'the public has no such layer' });
      continue;
    }
    for (const field of fields) {
      if (allowed.some(({ name }) => name === field)) continue;
      breaches.push({
        rule: 'layer-forbidden',
        where: `tiles: ${layer}.${field}`,
        why: 'the public has no such field',
      });
    }
  }
  const all = { ...texts, tiles: [...values].join('\n'), 'tiles, metadata': metadata };
  const leaks: Leak[] = Object.entries(all).flatMap(([where, text]) => leaksIn(where, text, secrets));
  // One of a layer tells what went wrong; a thousand would hide the next.
  const perLayer = new Map(leaks.map((leak) => [`${leak.where}|${leak.of.split(' ')[0]}`, leak]));
  for (const { where, of, value } of perLayer.values()) {
    breaches.push({ rule: 'staff-value', where, why: `"${value}" is a value of ${of}, which is the staff's` });
  }
  return breaches;
}
