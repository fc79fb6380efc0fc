import type { Layer } from '../../../data/model/catalogue.ts';
import type { SurveyFeature, Value } from '../../../data/model/feature.ts';
import { findField, findLayer } from '../../../data/model/layers.ts';
import type { EngineVersion } from '../../engine/engine.ts';
import type { VersionStore } from '../../store/version-store.ts';
import { leaksIn, type Secret } from './leak-search.ts';

/** Shorter words, and numbers with fewer decimals, are too common to tell anything. */
const shortestWord = 5;
const telling = /^-?\d+\.\d{3,}$/;

/**
 * The telling values of an asset: its key, and its words and exact numbers (levels, sizes and lengths to the millimetre)
 * that are not the public's. What also stands in the public's words, as the name of a road does, tells nothing; of keys
 * that holds only where the catalogue says that they are no secret.
 */
export function secretsOf(
  layer: Layer,
  { id, properties }: Pick<SurveyFeature, 'id' | 'properties'>,
  publicWords: string,
): Secret[] {
  const of = `${layer.id} ${id}`;
  const values = layer.fields.flatMap(({ name, type, access }) => {
    if (access === 'public' || name === layer.key || type === 'code' || type === 'date' || type === 'boolean')
      return [];
    return partsOf(properties[name]);
  });
  const isKeySecret = findField(layer, layer.key)?.access !== 'public';
  const isPublic = (value: string): boolean => leaksIn('', publicWords, [{ value, of }]).length > 0;
  return [...new Set([...(isKeySecret || !isPublic(id) ? [id] : []), ...values.filter((value) => !isPublic(value))])]
    .filter((value) => value.length >= shortestWord || /\p{Script=Han}{2}/u.test(value))
    .map((value) => ({ value, of }));
}

/** A number to the millimetre, a text of words. */
function partsOf(value: Value | undefined): string[] {
  if (typeof value === 'number') {
    const exact = String(Math.round(value * 1e6) / 1e6);
    return telling.test(exact) ? [exact] : [];
  }
  return typeof value === 'string' ? [value.trim()] : [];
}

/** Everything that is the public's anyway, a line to a text. */
export function publicWordsOf(records: Iterable<{ properties: Readonly<Record<string, Value>> }>): string {
  const words = new Set<string>();
  for (const { properties } of records) {
    for (const value of Object.values(properties)) if (typeof value === 'string') words.add(value);
  }
  return [...words].join('\n');
}

/** Telling values of `perLayer` assets of every layer, evenly out of each, and of all records with personal fields. */
export async function secretsOfVersion(
  version: EngineVersion,
  store: VersionStore,
  publicWords: string,
  perLayer: number,
): Promise<Secret[]> {
  const { city, layers } = version.manifest;
  const secrets: Secret[] = [];
  for (const [id, entry] of Object.entries(layers)) {
    const layer = findLayer(id);
    if (!layer) continue;
    // The engine keeps personal fields to itself; the few records that have them are read from their file.
    if (layer.fields.some(({ access }) => access === 'personal')) {
      for await (const feature of store.readLayer(city, entry)) secrets.push(...secretsOf(layer, feature, publicWords));
      continue;
    }
    const stride = Math.max(1, Math.floor(entry.count / perLayer));
    for (let offset = 0; offset < entry.count; offset += stride) {
      const { features } = await version.items(id, { limit: 1, offset, filters: {}, audience: 'staff' });
      for (const feature of features) secrets.push(...secretsOf(layer, feature, publicWords));
    }
  }
  return secrets;
}
