import type { Assumption } from '../assumptions.ts';
import { buildModel } from '../build-model.ts';
import type { Conduit, ModelNode, SwmmModel } from '../model.ts';
import type { SourceNode, SourcePipe, SwmmSource } from '../source.ts';
import { writeInp } from '../write-inp.ts';

/** How the cases are made into a model. */
export const settings = { minLengthM: 10, stripM: 50 };
const rain = [60, 30, 10].map((intensityMmPerH, i) => ({ timeMin: 5 * i, intensityMmPerH }));

/** A plain manhole with ground at 12 m. */
export function node(key: string | null, other: Partial<SourceNode> = {}): SourceNode {
  return {
    key,
    x: 0,
    y: 0,
    role: 'plain',
    groundM: 12,
    bottomM: NaN,
    pumpM3s: NaN,
    storageM3: NaN,
    flap: false,
    cut: false,
    fed: false,
    ...other,
  };
}

/** A round concrete pipe of 100 m that falls from 10 to 9.7 m. */
export function pipe(key: string, from: number, to: number, other: Partial<SourcePipe> = {}): SourcePipe {
  return {
    key,
    from,
    to,
    lengthM: 100,
    between: [],
    shape: 'circular',
    open: false,
    heightM: 0.6,
    widthM: NaN,
    sideSlope: NaN,
    roughness: 0.013,
    material: undefined,
    invertFromM: 10,
    invertToM: 9.7,
    pressure: false,
    connection: false,
    directionKnown: true,
    ...other,
  };
}

/** A network to make a model of, without land. */
export const source = (nodes: SourceNode[], pipes: SourcePipe[]): SwmmSource => ({
  crs: 'EPSG:4547',
  nodes,
  pipes,
  catchments: [],
});

/** Its model and file, with ways to look things up. */
export function build(from: SwmmSource): {
  model: SwmmModel;
  keys: (id: Assumption['id']) => string[] | undefined;
  at: (id: string) => ModelNode;
  conduit: (id: string) => Conduit;
  text: string;
} {
  const { model, assumptions } = buildModel(from, settings);
  const text = writeInp(model, assumptions, { title: ['test'], crs: from.crs, rain, drainMin: 60, reportStepS: 60 });
  return {
    model,
    keys: (id) => assumptions.find((each) => each.id === id)?.keys,
    at: (id) => model.nodes.find((each) => each.id === id)!,
    conduit: (id) => model.links.find((each): each is Conduit => each.id === id && each.kind === 'conduit')!,
    text,
  };
}

/** A → B → outfall O. */
export const line3 = (...pipes: [Partial<SourcePipe>, Partial<SourcePipe>]): SwmmSource =>
  source(
    [node('A'), node('B'), node('O', { role: 'outfall' })],
    [pipe('AB', 0, 1, pipes[0]), pipe('BO', 1, 2, { invertFromM: 9.7, invertToM: 9.4, ...pipes[1] })],
  );
