import type { Section } from '../network/section.ts';

/**
 * A model as it is written: lengths and levels in metres, flows in m³/s. `key` is the record a part stands for, null for
 * parts the engine needs and the survey does not have.
 */
export interface SwmmModel {
  nodes: ModelNode[];
  links: ModelLink[];
  subcatchments: Subcatchment[];
}

export interface ModelNode {
  id: string;
  key: string | null;
  kind: 'junction' | 'outfall' | 'storage';
  invertM: number;
  maxDepthM: number;
  /** Head the node stands above its rim before it floods: rising mains do not overflow. */
  surchargeM: number;
  /** Storage: plan area, m². */
  areaM2: number;
  /** Outfall: a flap valve. */
  gated: boolean;
  x: number;
  y: number;
}

interface LinkBase {
  id: string;
  key: string | null;
  /** Places in `nodes`. */
  from: number;
  to: number;
}

export interface Conduit extends LinkBase {
  kind: 'conduit';
  lengthM: number;
  roughness: number;
  fromM: number;
  toM: number;
  section: Section;
  between: readonly number[];
}

export interface Pump extends LinkBase {
  kind: 'pump';
  /** Depth in the wet well, m, and flow, m³/s. */
  curve: readonly (readonly [number, number])[];
}

export interface Weir extends LinkBase {
  kind: 'weir';
  crestM: number;
  heightM: number;
  lengthM: number;
}

export type ModelLink = Conduit | Pump | Weir;

export interface Subcatchment {
  id: string;
  node: number;
  areaHa: number;
  imperviousShare: number;
}
