import type { CityPlan } from '../plan.ts';
import type { Net } from './net.ts';

/** Keys of pipes and nodes by index, '' for what was removed; and of systems. */
export interface Keys {
  pipes: string[];
  nodes: string[];
  system(number: number): string | null;
}

const kindLetters = { storm: 'YS', foul: 'WS', combined: 'HS' } as const;
const nodeLetters = {
  manhole: 'J',
  inlet: 'K',
  outfall: 'C',
  pump_station: 'B',
  diversion: 'L',
  treatment_works: 'W',
} as const;

/**
 * Keys in the manner of a survey: kind, object, district and street, serial number (`YSG0312-00042`). Serial numbers
 * run per kind of object and street, in the order of the network.
 */
export function nameObjects(plan: CityPlan, net: Net): Keys {
  const districtNumber = new Map(plan.districts.map((d, i) => [d.id, pad(i + 1, 2)]));
  const streetNumber = new Map<string, string>();
  const perDistrict = new Map<string, number>();
  for (const street of plan.streets) {
    const n = (perDistrict.get(street.districtId) ?? 0) + 1;
    perDistrict.set(street.districtId, n);
    streetNumber.set(street.id, `${districtNumber.get(street.districtId) ?? '00'}${pad(n, 2)}`);
  }
  const serial = new Map<string, number>();
  const next = (prefix: string): string => {
    const n = (serial.get(prefix) ?? 0) + 1;
    serial.set(prefix, n);
    return `${prefix}-${pad(n, 5)}`;
  };
  const place = (edge: number): string => streetNumber.get(plan.roads.edges[edge].streetId) ?? '0000';
  return {
    pipes: net.pipes.map((p) => (p.removed ? '' : next(`${kindLetters[p.kind]}G${place(p.edge)}`))),
    nodes: net.nodes.map((n) =>
      n.removed ? '' : next(`${kindLetters[n.kind]}${nodeLetters[n.type]}${place(n.edge)}`),
    ),
    system: (number) => (number < 0 ? null : `PS${pad(number + 1, 4)}`),
  };
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
