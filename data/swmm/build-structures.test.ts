import { describe, expect, it } from 'vitest';
import { checkInp } from './check-inp.ts';
import { build, node, pipe, source } from './testing/small-net.ts';

describe('structures in a model', () => {
  it('gives every end an outfall and says why: cut, works, dead end, a ring', () => {
    const ends = build(
      source(
        [node('A'), node('cut', { cut: true }), node('works', { role: 'works' }), node('end')],
        [pipe('1', 0, 1), pipe('2', 0, 2), pipe('3', 0, 3)],
      ),
    );
    expect([ends.keys('outfall-at-cut'), ends.keys('outfall-at-works'), ends.keys('outfall-at-dead-end')]).toEqual([
      ['cut'],
      ['works'],
      ['end'],
    ]);
    const ring = build(
      source([node('A'), node('B'), node('C')], [pipe('1', 0, 1), pipe('2', 1, 2), pipe('3', 2, 0, { invertToM: 9 })]),
    );
    expect([ring.keys('outfall-lowest'), ring.at('A_O').kind]).toEqual([['A'], 'outfall']);
    expect(checkInp(ring.text)).toEqual([]);
  });

  it('puts a pump between a wet well and the pipes that leave a station', () => {
    const { model, text, at, keys } = build(
      source(
        [node('A'), node('PS', { role: 'pump', pumpM3s: 0.4, bottomM: 7 }), node('B'), node('O', { role: 'outfall' })],
        [
          pipe('AP', 0, 1),
          pipe('PB', 1, 2, { pressure: true, invertFromM: 10, invertToM: 11 }),
          pipe('BO', 2, 3, { invertFromM: 10.8, invertToM: 10 }),
        ],
      ),
    );
    // One minute of 0.4 m³/s per metre of depth.
    expect(at('PS')).toMatchObject({ kind: 'storage', invertM: 7, maxDepthM: 5, areaM2: 24 });
    expect(at('PS_D')).toMatchObject({ kind: 'junction', invertM: 10, surchargeM: 100 });
    expect(model.links.find(({ kind }) => kind === 'pump')).toMatchObject({
      id: 'PS_P',
      curve: [
        [0, 0],
        [0.5, 0.4],
        [20, 0.4],
      ],
    });
    expect(keys('pump-capacity-default')).toBeUndefined();
    expect(checkInp(text)).toEqual([]);
    expect(text).toMatch(/C_PS_P +PUMP4 +0\.00 +0\.0000\n/);
  });

  it('gives a pump of unknown size what its pipes bring at 1 m/s', () => {
    const { model, keys } = build(
      source(
        [node('A'), node('PS', { role: 'pump' }), node('O', { role: 'outfall' })],
        [pipe('AP', 0, 1), pipe('PO', 1, 2)],
      ),
    );
    const pump = model.links.find((each) => each.kind === 'pump');
    expect(pump?.curve[1][1]).toBeCloseTo((Math.PI * 0.36) / 4, 6);
    expect(keys('pump-capacity-default')).toEqual(['PS']);
  });

  it('makes storage of known volume a prism, and a weir before what leaves a diversion higher up', () => {
    const { model, at, keys, text } = build(
      source(
        [
          node('A'),
          node('T', { role: 'storage', storageM3: 230 }),
          node('W', { role: 'weir' }),
          node('O', { role: 'outfall' }),
          node('R', { role: 'outfall' }),
        ],
        [
          pipe('AT', 0, 1),
          pipe('TW', 1, 2, { invertFromM: 9.7, invertToM: 9.5 }),
          pipe('WO', 2, 3, { invertFromM: 9.5, invertToM: 9 }),
          pipe('WR', 2, 4, { invertFromM: 10.2, invertToM: 9, shape: 'rectangular', widthM: 1.5 }),
        ],
      ),
    );
    expect(at('T')).toMatchObject({ kind: 'storage' });
    expect(at('T').areaM2).toBeCloseTo(100, 6);
    expect(keys('weir-at-overflow')).toEqual(['W']);
    expect(model.links.find(({ kind }) => kind === 'weir')).toMatchObject({
      id: 'W_W1',
      crestM: 10.2,
      lengthM: 1.5,
      heightM: 0.6,
    });
    expect(checkInp(text)).toEqual([]);
  });
});
