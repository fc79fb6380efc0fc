/**
 * Every rule by which an exported model departs from what the survey says, in the order of the file's list. The text
 * stands in the exported file; the interface has its own words for each id.
 */
export const assumptionTexts = {
  'direction-as-drawn': 'Flow direction unknown: the conduit leads as it is drawn.',
  'self-loop-left-out': 'The pipe begins and ends at the same node: left out.',
  'size-from-neighbour': 'Size of a main unknown: taken from the nearest known main upstream, else downstream.',
  'size-default': 'Size unknown, and no known neighbour (main) or a connection: DN300.',
  'width-as-height': 'Width of the section unknown: as wide as high.',
  'shape-default':
    'Shape of the section unknown, or irregular: round (pipe) or rectangular (channel, or where a width is known).',
  'roughness-by-material': "Manning's n not surveyed: by material (concrete 0.013, plastic 0.010, brick 0.015 ...).",
  'roughness-default': "Manning's n and material unknown: 0.013.",
  'invert-above-ground': 'Invert at or above the ground of its node: taken as missing.',
  'invert-from-node': 'Invert of a pipe end unknown: the lowest known invert or the bottom of its node.',
  'level-interpolated': 'No level at the node: linear by length between the nearest known nodes up- and downstream.',
  'level-extended': 'No level at the node, known on one side only: 3 per mille along the flow from there.',
  'level-from-ground': 'No level within reach: 1 m of cover over the largest pipe below the ground level.',
  'level-invented': 'No level and no ground level in this part of the network: 0 m at its outlet, rising 3 per mille.',
  'ground-from-crown': 'Ground level unknown: 1 m above the highest crown.',
  'ground-raised': 'Ground below the crown of a pipe: raised to the crown.',
  'length-minimum': 'Shorter than the least conduit length: lengthened to it.',
  'length-steep': 'The drop exceeds half of the length: lengthened to twice the drop.',
  'slope-minimum':
    'Falls less than 0.05 %: the engine takes that slope for the normal flow it limits a conduit to (MIN_SLOPE).',
  'inflow-cut': 'Pipes outside the exported part lead here: their water is not in the model.',
  'outfall-at-cut': 'The network leads on outside the exported part: free outfall.',
  'outfall-at-dead-end': 'Nothing leads on and no outfall is recorded: free outfall.',
  'outfall-at-works': 'Treatment works: free outfall.',
  'outfall-free': 'Water level of the receiving water unknown: free outfall.',
  'outfall-lowest': 'A ring without any way out: free outfall at its lowest node.',
  'outfall-joined': 'Several pipes reach the outfall, which the engine allows one: joined by a short wide conduit.',
  'outfall-passed': 'An outfall from which pipes lead on: an ordinary junction.',
  'pump-whole-station':
    'Pump station: one pump from a wet well to the pipes that leave; full flow from 0.5 m of water on.',
  'pump-capacity-default':
    'Capacity of the pump station unknown: that of 1 m/s in all pipes that lead to it, at least 0.05 m3/s.',
  'storage-prism': 'Storage with a known volume: vertical walls over its whole depth.',
  'storage-volume-missing': 'Storage without a known volume: an ordinary junction.',
  'weir-at-overflow':
    'Weir or diversion: pipes leaving above the lowest one are reached over a weir at their invert, as long as they are wide.',
  'catchment-nearest': 'Land of surveyed catchments drains to the nearest node of a main inside them.',
  'catchment-proposed': 'No surveyed catchments: built-up land drains to the nearest node of a main within 250 m.',
  'catchment-strip':
    'No land is known to drain here: a strip of land along each storm or combined pipe drains to its upper node.',
  'runoff-default': 'Runoff coefficient unknown: 0.65.',
} as const;

export type AssumptionId = keyof typeof assumptionTexts;

export interface Assumption {
  id: AssumptionId;
  count: number;
  /** Keys of the pipes, nodes or catchments; things without a key are named by their id in the model. */
  keys: string[];
}

export class Assumptions {
  private readonly found = new Map<AssumptionId, Set<string>>();

  /** The same key twice counts once. */
  add(id: AssumptionId, key: string): void {
    const keys = this.found.get(id);
    if (keys) keys.add(key);
    else this.found.set(id, new Set([key]));
  }

  /** In the order of `assumptionTexts`; what never applied is not listed. */
  list(): Assumption[] {
    return (Object.keys(assumptionTexts) as AssumptionId[]).flatMap((id) => {
      const keys = this.found.get(id);
      return keys ? [{ id, count: keys.size, keys: [...keys] }] : [];
    });
  }
}
