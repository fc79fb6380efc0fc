import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../data/model/feature.ts';
import { drawFeatures } from './draw-features.ts';
import { addVertex, closePolygon, removeVertex, wouldCross } from './draw-polygon.ts';

const square: Position[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

describe('drawing a polygon', () => {
  it('adds a corner where nothing is near', () => {
    expect(addVertex([[0, 0]], [1, 0], null)).toEqual({
      vertices: [
        [0, 0],
        [1, 0],
      ],
    });
  });

  it('closes at the first corner, counter-clockwise, ring closed', () => {
    const closed = { polygon: { type: 'Polygon', coordinates: [[...square, square[0]]] } };
    expect(addVertex(square, [0.001, 0], 'first')).toEqual(closed);
    const clockwise = square.toReversed();
    expect(closePolygon(clockwise)).toEqual({ polygon: { type: 'Polygon', coordinates: [[...square, square[0]]] } });
  });

  it('closes at a double click, which is a click on the last corner', () => {
    expect(addVertex(square, [0, 1], 'last')).toHaveProperty('polygon');
  });

  it('ignores a second click on the same place while there are too few corners', () => {
    expect(addVertex([[0, 0]], [0, 0], 'first')).toEqual({ vertices: [[0, 0]] });
    expect(
      addVertex(
        [
          [0, 0],
          [1, 0],
        ],
        [1, 0],
        'last',
      ),
    ).toEqual({
      vertices: [
        [0, 0],
        [1, 0],
      ],
    });
    expect(
      closePolygon([
        [0, 0],
        [1, 0],
      ]),
    ).toEqual({ refused: 'too-few' });
  });

  it('refuses a corner whose edge would cross another', () => {
    const chain: Position[] = [
      [0, 0],
      [2, 0],
      [2, 2],
      [1, 2],
    ];
    expect(addVertex(chain, [1, -1], null)).toEqual({ refused: 'crossing' });
    expect(wouldCross(chain, [1, 1])).toBe(false);
  });

  it('refuses an edge that goes back along the last one or touches a corner', () => {
    expect(
      addVertex(
        [
          [0, 0],
          [2, 0],
        ],
        [1, 0],
        null,
      ),
    ).toEqual({ refused: 'crossing' });
    expect(
      addVertex(
        [
          [0, 0],
          [2, 0],
        ],
        [-5, 0],
        null,
      ),
    ).toEqual({ refused: 'crossing' });
    expect(
      addVertex(
        [
          [0, 0],
          [2, 0],
          [2, 2],
        ],
        [0, 0],
        null,
      ),
    ).toEqual({ refused: 'crossing' });
  });

  it('refuses to close across its own edges or onto a straight line', () => {
    const hook: Position[] = [
      [0, 0],
      [3, 0],
      [3, 2],
      [1, 2],
      [1, 1],
      [2, 1],
      [2, 1.5],
    ];
    expect(closePolygon(hook)).toEqual({ refused: 'crossing' });
    expect(
      closePolygon([
        [0, 0],
        [1, 0],
        [2, 0],
      ]),
    ).toEqual({ refused: 'crossing' });
  });

  it('takes the last corner back', () => {
    expect(removeVertex(square)).toEqual(square.slice(0, 3));
    expect(removeVertex([])).toEqual([]);
  });

  it('accepts every star-shaped polygon, whatever its corners', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 4, maxLength: 30 }), (radii) => {
        let vertices: Position[] = [];
        radii.forEach((r, i) => {
          const angle = (2 * Math.PI * i) / radii.length;
          const step = addVertex(vertices, [r * Math.cos(angle), r * Math.sin(angle)], null);
          expect(step).toHaveProperty('vertices');
          if ('vertices' in step) vertices = step.vertices;
        });
        expect(closePolygon(vertices)).toHaveProperty('polygon');
      }),
    );
  });

  it('shows the next edge as crossing before it is refused', () => {
    const parts = drawFeatures(
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [1, 2],
      ],
      [1, -1],
    ).features.map((feature) => feature.properties?.part);
    expect(parts).toContain('crossing');
    expect(drawFeatures(square, null).features.map((feature) => feature.properties?.part)).toEqual([
      'area',
      'closing',
      'edge',
      'first',
      'vertex',
      'vertex',
      'vertex',
    ]);
    expect(drawFeatures([], null).features).toEqual([]);
  });
});
