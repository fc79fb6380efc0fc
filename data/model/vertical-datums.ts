import type { Text } from './text.ts';

/** National vertical datums by the name that settings give them. */
const known: Record<string, Text> = {
  '1985国家高程基准': { zh: '1985国家高程基准', en: 'National Vertical Datum 1985 (China)' },
  '1956年黄海高程系': { zh: '1956年黄海高程系', en: 'Yellow Sea Vertical Datum 1956 (China)' },
};

/** A vertical datum in both languages; a name that is not known stands as it is in both. */
export function verticalDatumName(datum: string): Text {
  return known[datum] ?? { zh: datum, en: datum };
}
