import { describe, expect, it } from 'vitest';
import { createJoints } from './joints.ts';
import { addMain } from './layout.ts';
import { addNode, type Net } from './net.ts';

const terrain = { minX: -100, minY: -100, cellM: 500, columns: 2, rows: 2, levelM: new Float32Array([5, 5, 5, 5]) };

/** A straight sewer of two mains, 60 m and 90 m, to an outfall. */
function sewer(): Net {
  const net: Net = { nodes: [], pipes: [] };
  const node = (x: number, type: 'manhole' | 'outfall') =>
    addNode(net, { x, y: 0, groundM: 5, type, kind: 'storm', edge: 7 });
  const [head, middle, end] = [node(0, 'manhole'), node(60, 'manhole'), node(150, 'outfall')];
  addMain(net, head, middle, 'storm', 7);
  addMain(net, middle, end, 'storm', 7);
  return net;
}
const anywhere = () => true;

/** Places along the flow from the head. */
function way(net: Net): number[] {
  const places = [net.nodes[0].x];
  for (let at = 0; net.nodes[at].out >= 0;) {
    const pipe = net.pipes[net.nodes[at].out];
    expect(net.nodes[pipe.to].ins).toContain(net.nodes[at].out);
    expect(pipe.points).toEqual([net.nodes[pipe.from].x, 0, net.nodes[pipe.to].x, 0]);
    expect(pipe.lengthM).toBeCloseTo(net.nodes[pipe.to].x - net.nodes[pipe.from].x, 9);
    at = pipe.to;
    places.push(net.nodes[at].x);
  }
  return places;
}

describe('joints', () => {
  it('use a manhole that stands near', () => {
    const net = sewer();
    const joints = createJoints(net, terrain);
    joints.add(0);
    const joint = joints.nearest(5, 40, 90, anywhere)!;
    expect(joints.manholeAt(joint)).toBe(0);
    expect(way(net)).toEqual([0, 60, 150]);
  });

  it('divide a long main, and go on dividing the parts', () => {
    const net = sewer();
    const joints = createJoints(net, terrain);
    joints.add(1);
    const first = joints.manholeAt(joints.nearest(90, 30, 90, anywhere)!);
    expect(net.nodes[first].x).toBe(90);
    expect(way(net)).toEqual([0, 60, 90, 150]);
    const second = joints.manholeAt(joints.nearest(121, 30, 90, anywhere)!);
    expect(net.nodes[second].x).toBe(120);
    expect(way(net)).toEqual([0, 60, 90, 120, 150]);
  });

  it('are refused, or farther than asked for, and then there is none', () => {
    const net = sewer();
    const joints = createJoints(net, terrain);
    joints.add(0);
    expect(joints.nearest(30, 50, 40, anywhere)).toBeUndefined();
    expect(joints.nearest(30, 50, 90, () => false)).toBeUndefined();
    expect(joints.nearest(30, 50, 90, ({ x }) => x < 10)?.x).toBe(0);
  });
});
