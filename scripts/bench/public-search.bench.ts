import { named, nameSource, type PlaceName } from '../../data/demo/city/place-names.ts';
import { randomStream } from '../../data/demo/city/random.ts';
import type { Place } from '../../data/publication/publication.ts';
import { createSearch, type Search } from '../../data/publication/search/search.ts';
import type { BenchRow, Side } from './harness.ts';

const placeCount = 10_000;

/** The public page's search over ten thousand roads: it looks at every name for each query. */
export async function rows(): Promise<BenchRow[]> {
  const source = nameSource(randomStream(1, 'public-search'), false);
  const names = Array.from({ length: placeCount }, source);
  const searching = (name: string, queryOf: (name: PlaceName) => string): Side => {
    let search: Search;
    const queries = names.filter((_, k) => k % 500 === 0).map(queryOf);
    return {
      name,
      threads: 1,
      setup: async () => {
        search = createSearch({ places: names.map(placeOf), districts: [], streets: [] });
      },
      run: async () => {
        const began = performance.now();
        const found = queries.filter((query) => search.find(query, 'zh').length > 0).length;
        return { checksum: found, ms: (performance.now() - began) / queries.length };
      },
    };
  };
  const note = 'Milliseconds of one query, the mean of twenty names; the checksum counts those that find something.';
  return [
    {
      job: 'Public search among 10,000 places: pinyin as typed',
      target: '≤ 5 ms a query',
      note,
      ours: searching('every name', ({ pinyin }) => `${pinyin} lu`),
      peers: [],
      rounds: 30,
    },
    {
      job: 'Public search among 10,000 places: two letters swapped, every way to forgive tried',
      target: '≤ 5 ms a query',
      note,
      ours: searching('every name', ({ pinyin }) => swapped(`${pinyin.replaceAll(' ', '')}lu`)),
      peers: [],
      rounds: 30,
    },
  ];
}

function swapped(text: string): string {
  return text.slice(0, 2) + text[3] + text[2] + text.slice(4);
}

function placeOf(name: PlaceName, k: number): Place {
  return {
    id: `r${k}`,
    kind: 'road',
    name: named(name, '路', 'Road'),
    pinyin: `${name.pinyin} lu`,
    at: [0, 0],
    district: null,
    street: null,
  };
}
