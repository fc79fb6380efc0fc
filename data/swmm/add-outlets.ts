import { addNode, type Draft, millimetre } from './build-model.ts';
import { sectionArea } from '../network/section.ts';
import type { Conduit, ModelNode } from './model.ts';

/**
 * Gives the water a way out wherever the network ends, so that no part fills up. The engine allows an outfall one link
 * (error 141): where several reach it, a short wide conduit leads on to it.
 */
export function addOutlets(draft: Draft): void {
  const { source, nodes, links, inAt, assumptions } = draft;
  const degree = new Uint32Array(nodes.length);
  const leaves = new Uint8Array(nodes.length);
  const arriving = new Map<number, Conduit[]>();
  for (const link of links) {
    if (link.kind === 'conduit') arriving.set(link.to, [...(arriving.get(link.to) ?? []), link]);
    degree[link.from]++;
    degree[link.to]++;
    leaves[link.from] = 1;
  }
  source.nodes.forEach(({ role, cut, key }, at) => {
    const node = inAt[at];
    if (node < 0) return;
    const name = key ?? nodes[node].id;
    if (leaves[node]) {
      if (role === 'outfall') assumptions.add('outfall-passed', name);
      return;
    }
    if (role === 'outfall') assumptions.add('outfall-free', name);
    else if (role === 'works') assumptions.add('outfall-at-works', name);
    else assumptions.add(cut ? 'outfall-at-cut' : 'outfall-at-dead-end', name);
    makeOutfall(draft, at, degree[node], arriving);
  });
  for (const at of ringsWithoutOutlet(draft)) {
    assumptions.add('outfall-lowest', source.nodes[at].key ?? nodes[inAt[at]].id);
    makeOutfall(draft, at, Infinity, arriving);
  }
}

function makeOutfall(draft: Draft, at: number, links: number, arriving: ReadonlyMap<number, Conduit[]>): void {
  const { nodes, inAt, source, settings, assumptions } = draft;
  const node = nodes[inAt[at]];
  const outfall: Partial<ModelNode> = { kind: 'outfall', surchargeM: 0, gated: source.nodes[at].flap };
  if (links === 1 && node.kind === 'junction') {
    const pipe = arriving.get(inAt[at])?.[0];
    // The engine takes the invert of an outfall for that of the water leaving it.
    Object.assign(node, outfall, pipe ? { invertM: pipe.toM } : {});
    return;
  }
  assumptions.add('outfall-joined', node.key ?? node.id);
  const area = (arriving.get(inAt[at]) ?? []).reduce((sum, { section }) => sum + sectionArea(section), 0);
  const diameterM = millimetre(Math.max(0.3, Math.sqrt((4 * area) / Math.PI)));
  const fromM = node.invertM;
  const toM = millimetre(fromM - 0.005 * settings.minLengthM);
  const beyond = addNode(draft, at, { suffix: '_O', invertM: toM, ...outfall });
  nodes[beyond].x += settings.minLengthM;
  draft.links.push({
    kind: 'conduit',
    id: draft.linkIds.take(`${node.id.slice(0, 28)}_O`),
    key: null,
    from: inAt[at],
    to: beyond,
    lengthM: settings.minLengthM,
    roughness: 0.013,
    fromM,
    toM,
    section: { shape: 'circular', heightM: diameterM, widthM: diameterM },
    between: [],
  });
}

/** Lowest source node of every connected part that has no outfall. */
function ringsWithoutOutlet({ source, nodes, links, inAt }: Draft): number[] {
  const parent = Int32Array.from(nodes.keys());
  const root = (node: number): number => {
    while (parent[node] !== node) node = parent[node] = parent[parent[node]];
    return node;
  };
  for (const { from, to } of links) parent[root(from)] = root(to);
  const drained = new Set<number>();
  nodes.forEach(({ kind }, node) => kind === 'outfall' && drained.add(root(node)));
  const lowest = new Map<number, number>();
  source.nodes.forEach((_, at) => {
    const node = inAt[at];
    if (node < 0 || drained.has(root(node))) return;
    const best = lowest.get(root(node));
    if (best === undefined || nodes[node].invertM < nodes[inAt[best]].invertM) lowest.set(root(node), at);
  });
  return [...lowest.values()];
}
