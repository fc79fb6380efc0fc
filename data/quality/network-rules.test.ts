import { describe, expect, it } from 'vitest';
import type { Position, SurveyFeature } from '../model/feature.ts';
import { checkNetwork } from './network-rules.ts';
import { createNetworkTable } from './network-table.ts';

/** One degree is one metre here: distances can be read off the coordinates. */
const metres = { forward: (lon: number, lat: number): [number, number] => [lon, lat] };

async function* stream(features: SurveyFeature[]): AsyncGenerator<SurveyFeature> {
  yield* features;
}

const node = (id: string, x: number, y: number): SurveyFeature => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [x, y] },
  properties: { nodeId: id },
});

function pipe(
  id: string,
  startNodeId: string | null,
  endNodeId: string | null,
  coordinates: Position[],
  lengthM?: number,
): SurveyFeature {
  const properties = { pipeId: id, startNodeId, endNodeId, ...(lengthM === undefined ? {} : { lengthM }) };
  return { type: 'Feature', id, geometry: { type: 'LineString', coordinates }, properties };
}

async function check(pipes: SurveyFeature[], nodes: SurveyFeature[]): Promise<Record<string, string[]>> {
  const found = checkNetwork(await createNetworkTable(stream(pipes), stream(nodes), metres));
  return Object.fromEntries(
    [...found.pipes, ...found.nodes].map(({ code, field, places }) => [
      `${code} ${field ?? ''}`.trim(),
      places.map(({ key }) => key),
    ]),
  );
}

const nodes = [node('a', 0, 0), node('b', 10, 0), node('c', 10, 10)];
const sound = [
  pipe(
    'p',
    'a',
    'b',
    [
      [0, 0],
      [10, 0],
    ],
    10,
  ),
  pipe(
    'q',
    'b',
    'c',
    [
      [10, 0],
      [10, 10],
    ],
    10,
  ),
];

describe('checkNetwork', () => {
  it('finds nothing in a sound network', async () => {
    expect(await check(sound, nodes)).toEqual({});
  });

  it('finds a pipe back into its own node', async () => {
    expect(
      await check(
        [
          ...sound,
          pipe('r', 'c', 'c', [
            [10, 10],
            [11, 11],
            [10, 10],
          ]),
        ],
        nodes,
      ),
    ).toEqual({ 'self-loop': ['r'] });
  });

  it('finds every pipe after the first from one node to another, and not the one back', async () => {
    const more = [
      pipe('r', 'a', 'b', [
        [0, 0],
        [5, 1],
        [10, 0],
      ]),
      pipe('s', 'a', 'b', [
        [0, 0],
        [10, 0],
      ]),
      pipe('t', 'b', 'a', [
        [10, 0],
        [0, 0],
      ]),
    ];
    expect(await check([...sound, ...more], nodes)).toEqual({ 'pipe-parallel': ['r', 's'] });
  });

  it('finds ends that name no known node, and not ends without a name', async () => {
    const more = [
      pipe('r', 'c', 'x', [
        [10, 10],
        [20, 10],
      ]),
      pipe('s', null, 'a', [
        [5, 5],
        [0, 0],
      ]),
    ];
    expect(await check([...sound, ...more], nodes)).toEqual({ 'end-node-missing endNodeId': ['r'] });
  });

  it('finds ends farther than half a metre from their node', async () => {
    const more = [
      pipe('r', 'a', 'c', [
        [0, 0.49],
        [10, 10.51],
      ]),
    ];
    expect(await check([...sound, ...more], nodes)).toEqual({ 'end-node-apart endNodeId': ['r'] });
  });

  it('finds nodes without any pipe', async () => {
    expect(await check(sound, [...nodes, node('lonely', 50, 50)])).toEqual({ 'node-isolated': ['lonely'] });
  });

  it('finds lengths that are off by more than both tolerances', async () => {
    const long: Position[] = [
      [0, 0],
      [100, 0],
    ];
    const short: Position[] = [
      [0, 0],
      [1, 0],
    ];
    const more = [
      pipe('by 1.9 of 100 m', 'a', 'x', long, 101.9),
      pipe('by 2.1 of 100 m', 'a', 'y', long, 102.1),
      pipe('by 0.4 of 1 m', 'a', 'z', short, 1.4),
      pipe('by 0.6 of 1 m', 'a', 'w', short, 1.6),
      pipe('not recorded', 'a', 'v', short),
    ];
    expect((await check(more, []))['length-differs lengthM']).toEqual(['by 2.1 of 100 m', 'by 0.6 of 1 m']);
  });

  it('finds a pipe drawn as a point', async () => {
    expect(
      await check(
        [
          ...sound,
          pipe('r', 'a', 'c', [
            [0, 0],
            [0, 0],
          ]),
        ],
        nodes,
      ),
    ).toMatchObject({ 'geometry-zero-length': ['r'] });
  });

  it('does not blame pipes for a missing node table, nor nodes for missing pipes', async () => {
    expect(await check(sound, [])).toEqual({});
    expect(await check([], nodes)).toEqual({});
    expect(await check([], [])).toEqual({});
  });

  it('adds up the parts of a pipe in several lines', async () => {
    const parts: SurveyFeature = {
      ...pipe('r', 'a', 'c', [], 20),
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [10, 0],
          ],
          [
            [10, 0],
            [10, 10],
          ],
        ],
      },
    };
    expect(await check([...sound, parts], nodes)).toEqual({});
  });
});
