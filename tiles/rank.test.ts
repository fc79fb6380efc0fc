import { expect, test } from 'vitest';
import { getLayer } from '../data/model/layers.ts';
import { importance, rankOrder } from './rank.ts';

function order(layer: string, features: [properties: Record<string, string | number>, size: number][]): number[] {
  const ranks = features.flatMap(([properties, size]) => importance(getLayer(layer), (name) => properties[name], size));
  return [...rankOrder(Float64Array.from(ranks), Float64Array.from(features.keys()))];
}

test('mains come before connections, then the wider, then the longer; an unknown diameter is last of its role', () => {
  const pipes: [Record<string, string | number>, number][] = [
    [{ role: 'inlet_connection', diameterM: 2 }, 9],
    [{ role: 'main' }, 9],
    [{ role: 'main', diameterM: 0.3 }, 1],
    [{ role: 'main', diameterM: 0.3 }, 2],
    [{ role: 'main', diameterM: 1.5 }, 1],
  ];
  expect(order('pipes', pipes)).toEqual([4, 3, 2, 1, 0]);
});

test('pump stations and outfalls come before manholes, manholes before inlets', () => {
  const nodes = ['inlet', 'manhole', 'outfall', 'junction', 'pump_station', 'weir'];
  expect(
    order(
      'nodes',
      nodes.map((nodeType) => [{ nodeType }, 0]),
    ),
  ).toEqual([2, 4, 5, 1, 0, 3]);
});

test('of areas the larger comes first', () => {
  expect(
    order('districts', [
      [{}, 1],
      [{}, 3],
      [{}, 2],
    ]),
  ).toEqual([1, 2, 0]);
});

test('roads come by class, then the longer', () => {
  const roads: [Record<string, string>, number][] = [
    [{ roadClass: 'lane' }, 9],
    [{ roadClass: 'local' }, 1],
    [{}, 20],
    [{ roadClass: 'expressway' }, 1],
    [{ roadClass: 'local' }, 2],
  ];
  expect(order('roads', roads)).toEqual([3, 4, 1, 0, 2]);
});
