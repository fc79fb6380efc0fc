import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModel } from './build-model.ts';
import { checkInp } from './check-inp.ts';
import type { SourceNode, SourcePipe } from './source.ts';
import { build, line3, node, pipe, settings, source } from './testing/small-net.ts';

describe('a model', () => {
  it('of a surveyed line to an outfall takes everything as it is, and assumes but the water level', () => {
    const { model, keys, at, conduit, text } = build(line3({}, {}));
    expect(model.nodes.map(({ id, kind, invertM }) => [id, kind, invertM])).toEqual([
      ['A', 'junction', 10],
      ['B', 'junction', 9.7],
      ['O', 'outfall', 9.4],
    ]);
    expect(at('A').maxDepthM).toBe(2);
    expect(conduit('AB')).toMatchObject({ from: 0, to: 1, lengthM: 100, fromM: 10, toM: 9.7, roughness: 0.013 });
    expect([keys('outfall-free'), keys('catchment-strip')]).toEqual([['O'], ['AB', 'BO']]);
    expect(keys('size-default') ?? keys('invert-from-node') ?? keys('outfall-at-dead-end')).toBeUndefined();
    // 100 m of pipe take 50 m of land: half a hectare.
    expect(model.subcatchments.map(({ id, areaHa }) => [id, areaHa])).toEqual([
      ['S_A', 0.5],
      ['S_B', 0.5],
    ]);
    expect(checkInp(text)).toEqual([]);
  });

  it('fills unknown levels: from the node, between known nodes by length, and beyond them at 3 per mille', () => {
    const gap = { invertFromM: NaN, invertToM: NaN };
    const nodes = ['A', 'B', 'C', 'D', 'E'].map((key) => node(key));
    const found = build(
      source(
        [...nodes, node('O', { role: 'outfall' })],
        [
          pipe('AB', 0, 1, gap),
          pipe('BC', 1, 2, { invertFromM: NaN, invertToM: 9.9 }),
          pipe('CD', 2, 3, { ...gap, lengthM: 300 }),
          pipe('DE', 3, 4, gap),
          pipe('EO', 4, 5, { invertFromM: 9.5, invertToM: 9.4 }),
        ],
      ),
    );
    // C 9.9 and E 9.5 lie 400 m apart, D 300 m below C; A and B lie 200 and 100 m above C.
    expect(found.at('D').invertM).toBeCloseTo(9.6, 6);
    expect([found.at('B').invertM, found.at('A').invertM]).toEqual([10.2, 10.5]);
    expect([found.keys('level-interpolated'), found.keys('level-extended')]).toEqual([['D'], ['A', 'B']]);
    expect(found.keys('invert-from-node')).toEqual(['AB', 'BC', 'CD', 'DE']);
  });

  it('without any level hangs on the ground where that is known, else rises from 0 m at the outlet', () => {
    const gap = { invertFromM: NaN, invertToM: NaN };
    const onGround = build(line3(gap, gap));
    expect(onGround.at('A').invertM).toBeCloseTo(12 - 1 - 0.6, 6);
    expect(onGround.keys('level-from-ground')).toEqual(['A', 'B', 'O']);
    const bare = line3(gap, gap);
    for (const each of bare.nodes) each.groundM = NaN;
    const invented = build(bare);
    expect(invented.model.nodes.map(({ invertM }) => invertM)).toEqual([0.6, 0.3, 0]);
    expect(invented.at('A').maxDepthM).toBeCloseTo(1.6, 6);
    expect(invented.keys('ground-from-crown')).toEqual(['A', 'B', 'O']);
  });

  it('does not believe inverts above the ground, and raises ground below a crown', () => {
    const { keys, conduit, at } = build(line3({ invertFromM: 13 }, { heightM: 3 }));
    expect([keys('invert-above-ground'), conduit('AB').fromM]).toEqual([['AB'], 10]);
    expect([keys('ground-raised'), at('B').maxDepthM]).toEqual([['B', 'O'], 3]);
  });

  it('takes unknown sizes from upstream, else from downstream, else DN300', () => {
    expect(build(line3({}, { heightM: NaN })).conduit('BO').section.heightM).toBe(0.6);
    expect(build(line3({ heightM: NaN }, {})).keys('size-from-neighbour')).toEqual(['AB']);
    const none = build(line3({ heightM: NaN }, { heightM: NaN }));
    expect([none.conduit('AB').section.heightM, none.keys('size-default')]).toEqual([0.3, ['AB', 'BO']]);
  });

  it('takes no level of a main from an inlet connection that drops into its manhole', () => {
    const { at, conduit, keys } = build(
      source(['A', 'B', 'I'].map((key) => node(key)).concat(node('O', { role: 'outfall' })), [
        pipe('AB', 0, 1, { invertToM: NaN }),
        pipe('BO', 1, 3, { invertFromM: NaN, invertToM: 9.4 }),
        pipe('IB', 2, 1, { connection: true, invertFromM: 11, invertToM: 10.9 }),
      ]),
    );
    expect([at('B').invertM, conduit('AB').toM, conduit('BO').fromM, conduit('IB').toM]).toEqual([9.7, 9.7, 9.7, 10.9]);
    expect([keys('level-interpolated'), keys('invert-from-node')]).toEqual([['B'], ['AB', 'BO']]);
  });

  it('takes no size of a main from an inlet connection that meets it, nor the other way round', () => {
    const inlets = { connection: true, invertFromM: 10.4, invertToM: 10.2 };
    const { conduit, keys } = build(
      source(['A', 'B', 'I', 'K'].map((key) => node(key)).concat(node('O', { role: 'outfall' })), [
        pipe('AB', 0, 1, { heightM: 1.2 }),
        pipe('BO', 1, 4, { heightM: NaN, invertFromM: 9.7, invertToM: 9.4 }),
        pipe('IA', 2, 0, { ...inlets, heightM: 0.2 }),
        pipe('KB', 3, 1, { ...inlets, heightM: NaN }),
      ]),
    );
    expect(['BO', 'KB'].map((id) => conduit(id).section.heightM)).toEqual([1.2, 0.3]);
    expect([keys('size-from-neighbour'), keys('size-default')]).toEqual([['BO'], ['KB']]);
    const alone = build(line3({ ...inlets, heightM: 0.2 }, { heightM: NaN }));
    expect([alone.conduit('BO').section.heightM, alone.keys('size-default')]).toEqual([0.3, ['BO']]);
  });

  it('writes every section as the engine calls it', () => {
    const written = (other: Partial<SourcePipe>): string =>
      /\[XSECTIONS\]\nAB +(.*)/.exec(build(line3(other, {})).text)![1].replace(/ +/g, ' ');
    expect(written({})).toBe('CIRCULAR 0.600 0.000 0.000 0.000 1');
    expect(written({ shape: 'rectangular', widthM: 2 })).toBe('RECT_CLOSED 0.600 2.000 0.000 0.000 1');
    expect(written({ shape: 'rectangular', open: true })).toBe('RECT_OPEN 0.600 0.600 0.000 0.000 1');
    expect(written({ shape: 'trapezoidal', open: true, widthM: 2, sideSlope: 1.5 })).toBe(
      'TRAPEZOIDAL 0.600 2.000 1.500 1.500 1',
    );
    expect(written({ shape: 'triangular', open: true, widthM: 2 })).toBe('TRIANGULAR 0.600 2.000 0.000 0.000 1');
    expect(written({ shape: 'trapezoidal', widthM: 2 })).toBe('RECT_CLOSED 0.600 2.000 0.000 0.000 1');
    expect(written({ shape: 'elliptical', widthM: 0.9 })).toBe('HORIZ_ELLIPSE 0.600 0.900 0.000 0.000 1');
    expect(written({ shape: 'elliptical', widthM: 0.4 })).toBe('VERT_ELLIPSE 0.600 0.400 0.000 0.000 1');
    expect(written({ shape: 'egg' })).toBe('EGGSHAPED 0.600 0.000 0.000 0.000 1');
    expect(written({ shape: undefined, widthM: 0.8 })).toBe('RECT_CLOSED 0.600 0.800 0.000 0.000 1');
    expect(written({ shape: undefined })).toBe('CIRCULAR 0.600 0.000 0.000 0.000 1');
  });

  it('lengthens conduits that are too short, and those steeper than 1 : 2', () => {
    const { conduit, keys } = build(line3({ lengthM: 0 }, { lengthM: 12, invertToM: 1 }));
    expect([conduit('AB').lengthM, keys('length-minimum')]).toEqual([10, ['AB']]);
    expect(conduit('BO').lengthM).toBeCloseTo(2 * 8.7, 6);
    expect(keys('length-steep')).toEqual(['BO']);
  });

  it('joins several pipes before an outfall, which the engine allows one', () => {
    const { model, text, keys, at } = build(
      source([node('A'), node('B'), node('O', { role: 'outfall', flap: true })], [pipe('AO', 0, 2), pipe('BO', 1, 2)]),
    );
    expect([at('O').kind, at('O_O').kind, at('O_O').gated]).toEqual(['junction', 'outfall', true]);
    expect(keys('outfall-joined')).toEqual(['O']);
    // Two pipes of 0.6 m have the area of one of 0.849 m.
    expect(model.links.at(-1)).toMatchObject({ id: 'O_O', lengthM: 10, section: { heightM: 0.849 } });
    expect(checkInp(text)).toEqual([]);
  });

  it('leaves self-loops out, keeps parallel pipes, and gives doubled keys ids of their own', () => {
    const { model, keys, text } = build(
      source([node('A'), node('O', { role: 'outfall' })], [pipe('P', 0, 1), pipe('P', 0, 1), pipe('loop', 0, 0)]),
    );
    expect(model.links.map(({ id }) => id)).toEqual(['P', 'P~2', 'O_O']);
    expect(keys('self-loop-left-out')).toEqual(['loop']);
    expect(text).toMatch(/\[TAGS\]\nLink +P~2 +P\n/);
    expect(checkInp(text)).toEqual([]);
  });

  it('takes the land it is given, never under the name of a node', () => {
    const part = line3({}, {});
    part.nodes[1].key = 'S_A';
    part.catchments = [
      { node: 0, areaM2: 20_000, runoff: 0.8, surveyed: true },
      { node: 1, areaM2: 5000, runoff: NaN, surveyed: false },
      { node: 2, areaM2: 0.2, runoff: 0.5, surveyed: true },
    ];
    const { model, text, keys } = build(part);
    expect(model.subcatchments.map(({ id, areaHa, imperviousShare }) => [id, areaHa, imperviousShare])).toEqual([
      ['S_A~2', 2, 0.8],
      ['S_S_A', 0.5, 0.65],
    ]);
    expect([keys('catchment-nearest'), keys('catchment-proposed'), keys('runoff-default')]).toEqual([
      ['A'],
      ['S_A'],
      ['S_A'],
    ]);
    expect([keys('catchment-strip'), checkInp(text)]).toEqual([undefined, []]);
  });

  it('lists every assumption with its keys in the file, on lines the engine reads over', () => {
    const nodes = Array.from({ length: 301 }, (_, i) =>
      node(i === 300 ? 'O' : `NODE-${i}`, i === 300 ? { role: 'outfall' } : {}),
    );
    const { text } = build(
      source(
        nodes,
        nodes.slice(1).map((_, i) => pipe(`管段 ${i}`, i, i + 1, { heightM: NaN })),
      ),
    );
    expect(text).toContain(';; [size-default] 300: Size unknown');
    const listed = text.split('\n').filter((line) => line.startsWith(';;'));
    expect(listed.join(' ')).toContain('管段 299');
    expect(Math.max(...listed.map((line) => line.length))).toBeLessThan(200);
    expect(checkInp(text)).toEqual([]);
    expect(
      text
        .split('\n')
        .filter((line) => !line.startsWith(';;'))
        .join('\n'),
    ).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('of any net, however broken, is one the engine takes', () => {
    const level = fc.option(fc.double({ min: -5, max: 30, noNaN: true }), { nil: NaN });
    const anyNode = fc.record({
      key: fc.option(fc.string({ maxLength: 40, minLength: 1 }), { nil: null }),
      role: fc.constantFrom('plain', 'plain', 'outfall', 'works', 'pump', 'weir', 'storage'),
      groundM: level,
      bottomM: level,
      storageM3: fc.constantFrom(NaN, 0, 500),
      pumpM3s: fc.constantFrom(NaN, 0, 2),
      cut: fc.boolean(),
    }) as fc.Arbitrary<Partial<SourceNode> & { key: string | null }>;
    const anyPipe = fc.record({
      key: fc.string({ maxLength: 40 }),
      from: fc.nat(7),
      to: fc.nat(7),
      lengthM: fc.constantFrom(0, 0.5, 30, 400),
      heightM: fc.constantFrom(NaN, 0.3, 2),
      widthM: fc.constantFrom(NaN, 0.5, 3),
      shape: fc.constantFrom(
        undefined,
        'circular',
        'egg',
        'rectangular',
        'elliptical',
        'trapezoidal',
        'triangular',
        'irregular',
      ),
      open: fc.boolean(),
      invertFromM: level,
      invertToM: level,
      pressure: fc.boolean(),
      directionKnown: fc.boolean(),
    }) as fc.Arbitrary<Partial<SourcePipe> & Pick<SourcePipe, 'key' | 'from' | 'to'>>;
    fc.assert(
      fc.property(
        fc.array(anyNode, { minLength: 8, maxLength: 8 }),
        fc.array(anyPipe, { minLength: 1, maxLength: 14 }),
        (nodes, pipes) => {
          const part = source(
            nodes.map((each) => node(each.key, each)),
            pipes.map((each) => pipe(each.key, each.from, each.to, each)),
          );
          if (part.pipes.every(({ from, to }) => from === to)) return;
          const { text, model } = build(part);
          expect(checkInp(text).map(({ number, id, message }) => `${number} ${id} ${message}`)).toEqual([]);
          expect(new Set(model.links.flatMap(({ from, to }) => [from, to])).size).toBe(model.nodes.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of nothing is empty', () => {
    const { model } = buildModel(source([], []), settings);
    expect(model).toEqual({ nodes: [], links: [], subcatchments: [] });
  });
});

describe('a model that computes well', () => {
  it('says of falls below 0.05 % that the engine counts them as that, and tells the engine so', () => {
    // 3 cm and 6 cm on 100 m.
    const { keys, text } = build(line3({ invertFromM: 10, invertToM: 9.97 }, { invertFromM: 9.7, invertToM: 9.64 }));
    expect(keys('slope-minimum')).toEqual(['AB']);
    expect(text).toMatch(/^MIN_SLOPE +0\.05$/m);
  });

  it('names the nodes whose water from outside the part is missing', () => {
    const from = line3({}, {});
    from.nodes[1].fed = true;
    expect(build(from).keys('inflow-cut')).toEqual(['B']);
  });
});
