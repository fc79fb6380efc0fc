import { type Assumption, Assumptions } from './assumptions.ts';
import { addOutlets } from './add-outlets.ts';
import { sectionArea } from '../network/section.ts';
import { crossSection, roughnessOf } from './cross-section.ts';
import { fillLevels, type Levels } from './fill-levels.ts';
import { fillSizes } from './fill-sizes.ts';
import type { Conduit, ModelLink, ModelNode, SwmmModel } from './model.ts';
import type { SourceNode, SwmmSource } from './source.ts';
import { addSubcatchments } from './add-subcatchments.ts';
import { IdShelf, swmmId } from './swmm-id.ts';

export interface ModelSettings {
  /** Shorter conduits are lengthened to this: they would force the engine to tiny time steps. */
  minLengthM: number;
  /** Width of the land along a pipe that drains to it where no catchment was surveyed. */
  stripM: number;
}

/** Pressure mains stand this head above their rim without overflowing, m. */
const pressureHeadM = 100;
/**
 * The engine limits a conduit to its normal flow where water runs steeper than the conduit (NORMAL_FLOW_LIMITED), and
 * takes a drop of 0.3 mm for a level one: that would throttle level conduits to nearly nothing. Share.
 */
export const minSlope = 0.0005;
/** Levels are written in millimetres: what is compared is rounded first. */
export const millimetre = (value: number): number => Math.round(value * 1000) / 1000;

/** Parts of the model as they are made; `inAt` and `outAt` say where pipes arrive at a source node and leave it. */
export interface Draft {
  source: SwmmSource;
  settings: ModelSettings;
  assumptions: Assumptions;
  levels: Levels;
  nodes: ModelNode[];
  links: ModelLink[];
  nodeIds: IdShelf;
  linkIds: IdShelf;
  /** Model node where pipes arrive, per source node; −1 for one without pipes. */
  inAt: Int32Array;
}

/** The model of a part of a network, with every rule that was applied to it. An empty source gives an empty model. */
export function buildModel(
  source: SwmmSource,
  settings: ModelSettings,
): { model: SwmmModel; assumptions: Assumption[] } {
  const assumptions = new Assumptions();
  const pipes = source.pipes.filter((pipe) => {
    if (pipe.from === pipe.to) assumptions.add('self-loop-left-out', pipe.key);
    else if (!pipe.directionKnown) assumptions.add('direction-as-drawn', pipe.key);
    return pipe.from !== pipe.to;
  });
  const part = { ...source, pipes };
  const { heightM, widthM } = fillSizes(part, assumptions);
  const levels = fillLevels(part, heightM, assumptions);
  const draft: Draft = {
    source: part,
    settings,
    assumptions,
    levels,
    nodes: [],
    links: [],
    nodeIds: new IdShelf(),
    linkIds: new IdShelf(),
    inAt: new Int32Array(part.nodes.length).fill(-1),
  };
  const conduits = pipes.map((pipe, i) =>
    makeConduit(draft, i, crossSection(pipe, heightM[i], widthM[i], assumptions)),
  );
  joinConduits(draft, conduits);
  addOutlets(draft);
  const subcatchments = addSubcatchments(draft);
  deepen(draft.nodes, draft.links);
  return { model: { nodes: draft.nodes, links: draft.links, subcatchments }, assumptions: assumptions.list() };
}

function makeConduit(
  { source, settings, assumptions, levels, linkIds }: Draft,
  i: number,
  section: Conduit['section'],
): Conduit {
  const pipe = source.pipes[i];
  const [fromM, toM] = [millimetre(levels.fromM[i]), millimetre(levels.toM[i])];
  let { lengthM } = pipe;
  if (!(lengthM >= settings.minLengthM)) {
    lengthM = settings.minLengthM;
    assumptions.add('length-minimum', pipe.key);
  }
  const dropM = Math.abs(fromM - toM);
  if (dropM > lengthM / 2) {
    lengthM = 2 * dropM;
    assumptions.add('length-steep', pipe.key);
  }
  if (dropM < minSlope * lengthM) assumptions.add('slope-minimum', pipe.key);
  return {
    kind: 'conduit',
    id: linkIds.take(swmmId(pipe.key)),
    key: pipe.key,
    from: -1,
    to: -1,
    lengthM,
    roughness: roughnessOf(pipe, assumptions),
    fromM,
    toM,
    section,
    between: pipe.between,
  };
}

/** Makes the nodes, and pumps and weirs inside them, and hangs the conduits up between them. */
function joinConduits(draft: Draft, conduits: Conduit[]): void {
  const { source, nodes, links, inAt } = draft;
  const arriving: number[][] = source.nodes.map(() => []);
  const leaving: number[][] = source.nodes.map(() => []);
  source.pipes.forEach((pipe, i) => {
    leaving[pipe.from].push(i);
    arriving[pipe.to].push(i);
  });
  source.nodes.forEach((node, at) => {
    if (arriving[at].length + leaving[at].length === 0) return;
    const pressed = [...arriving[at], ...leaving[at]].every((i) => source.pipes[i].pressure);
    const main = addNode(draft, at, { surchargeM: pressed && node.role !== 'pump' ? pressureHeadM : 0 });
    inAt[at] = main;
    if (node.fed) draft.assumptions.add('inflow-cut', node.key ?? nodes[main].id);
    for (const i of arriving[at]) conduits[i].to = main;
    for (const i of leaving[at]) conduits[i].from = main;
    if (node.role === 'pump' && leaving[at].length > 0) {
      const mains = leaving[at].every((i) => source.pipes[i].pressure);
      addPump(
        draft,
        at,
        arriving[at].map((i) => conduits[i]),
        leaving[at].map((i) => conduits[i]),
        mains,
      );
    } else if (node.role === 'storage') makeStorage(draft, node, nodes[main]);
    else if (node.role === 'weir')
      addWeirs(
        draft,
        at,
        leaving[at].map((i) => conduits[i]),
      );
  });
  links.push(...conduits);
}

/** A node like the source's, or one beside it that the engine needs, which then has no key. */
export function addNode(draft: Draft, at: number, other: Partial<ModelNode> & { suffix?: string } = {}): number {
  const { suffix, ...values } = other;
  const { key, x, y } = draft.source.nodes[at];
  const id = key === null ? `NX${at}` : swmmId(key);
  const invertM = millimetre(draft.levels.invertM[at]);
  return (
    draft.nodes.push({
      id: draft.nodeIds.take(suffix === undefined ? id : `${id.slice(0, 28)}${suffix}`),
      key: suffix === undefined ? key : null,
      kind: 'junction',
      invertM,
      maxDepthM: millimetre(draft.levels.groundM[at]) - (values.invertM ?? invertM),
      surchargeM: 0,
      areaM2: 0,
      gated: false,
      x,
      y,
      ...values,
    }) - 1
  );
}

/** A wet well with one minute's flow per metre of depth, a pump, and a delivery node where the pipes begin. */
function addPump(draft: Draft, at: number, arriving: Conduit[], leaving: Conduit[], pressed: boolean): void {
  const { nodes, links, assumptions, source } = draft;
  const well = nodes[draft.inAt[at]];
  assumptions.add('pump-whole-station', well.key ?? well.id);
  let flow = source.nodes[at].pumpM3s;
  if (!(flow > 0)) {
    flow = Math.max(
      0.05,
      arriving.reduce((sum, { section }) => sum + sectionArea(section), 0),
    );
    assumptions.add('pump-capacity-default', well.key ?? well.id);
  }
  const depthM = Math.max(well.maxDepthM, 1);
  Object.assign(well, {
    kind: 'storage',
    maxDepthM: depthM,
    areaM2: source.nodes[at].storageM3 > 0 ? source.nodes[at].storageM3 / depthM : Math.max(10, flow * 60),
  });
  const delivery = addNode(draft, at, {
    suffix: '_D',
    invertM: Math.min(...leaving.map(({ fromM }) => fromM)),
    surchargeM: pressed ? pressureHeadM : 0,
  });
  for (const conduit of leaving) conduit.from = delivery;
  links.push({
    kind: 'pump',
    id: draft.linkIds.take(`${well.id.slice(0, 28)}_P`),
    key: null,
    from: draft.inAt[at],
    to: delivery,
    curve: [
      [0, 0],
      [0.5, flow],
      [Math.max(20, depthM + 1), flow],
    ],
  });
}

function makeStorage({ assumptions }: Draft, { storageM3 }: SourceNode, node: ModelNode): void {
  if (!(storageM3 > 0)) {
    assumptions.add('storage-volume-missing', node.key ?? node.id);
    return;
  }
  assumptions.add('storage-prism', node.key ?? node.id);
  const maxDepthM = Math.max(node.maxDepthM, 1);
  Object.assign(node, { kind: 'storage', maxDepthM, areaM2: storageM3 / maxDepthM });
}

/** Pipes that leave clearly above the lowest one are reached over a weir at their invert. */
function addWeirs(draft: Draft, at: number, leaving: Conduit[]): void {
  const through = Math.min(...leaving.map(({ fromM }) => fromM));
  const spills = leaving.filter(({ fromM }) => fromM > through + 0.05);
  spills.forEach((conduit, n) => {
    const { id, key } = draft.nodes[draft.inAt[at]];
    draft.assumptions.add('weir-at-overflow', key ?? id);
    const beyond = addNode(draft, at, { suffix: `_W${n + 1}`, invertM: conduit.fromM });
    const { heightM, widthM } = conduit.section;
    draft.links.push({
      kind: 'weir',
      id: draft.linkIds.take(`${id.slice(0, 28)}_W${n + 1}`),
      key: null,
      from: draft.inAt[at],
      to: beyond,
      crestM: conduit.fromM,
      heightM,
      lengthM: widthM,
    });
    conduit.from = beyond;
  });
}

/** No node is shallower than the crown of its pipes: the engine would say so in a warning for each. */
function deepen(nodes: ModelNode[], links: ModelLink[]): void {
  for (const node of nodes) node.maxDepthM = Math.max(millimetre(node.maxDepthM), 0.1);
  for (const link of links) {
    if (link.kind === 'pump') continue;
    const ends = link.kind === 'weir' ? [link.crestM, link.crestM] : [link.fromM, link.toM];
    const heightM = link.kind === 'weir' ? link.heightM : link.section.heightM;
    for (const [node, endM] of [
      [nodes[link.from], ends[0]],
      [nodes[link.to], ends[1]],
    ] as const) {
      node.maxDepthM = Math.max(node.maxDepthM, millimetre(endM + heightM - node.invertM));
    }
  }
}
