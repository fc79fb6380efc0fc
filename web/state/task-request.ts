import { limits } from '../../data/model/limits.ts';
import type { BlankAreasRequest } from '../../server/contract/blank-areas.ts';
import type { DensityRequest } from '../../server/contract/density.ts';
import type { BlankParameters, Choices, DensityParameters, TaskId } from './app-state.ts';

/** Number fields of the task forms with the range each accepts. */
export const numberFields = {
  'density.sizeM': { min: limits.cellSizeMinM, max: limits.cellSizeMaxM, unit: 'm' },
  'blank.distanceM': { min: limits.distanceMinM, max: limits.distanceMaxM, unit: 'm' },
  'blank.minAreaM2': { min: 0, max: limits.minAreaMaxM2, unit: 'm2' },
} as const;
export type NumberFieldId = keyof typeof numberFields;

/**
 * The number a person typed, or undefined when it is none or outside the field's range. Grouping commas and spaces,
 * and full-width digits as Chinese input methods give them, are understood.
 */
export function parseField(field: NumberFieldId, text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  const value = Number(plain);
  const { min, max } = numberFields[field];
  return value >= min && value <= max ? value : undefined;
}

/** Body of the density request, or undefined while the polygon it needs is not drawn. */
export function densityRequest({ cells, sizeM, kinds, polygon }: DensityParameters): DensityRequest | undefined {
  const rest = kinds ? { kinds: kinds as NonNullable<DensityRequest['kinds']> } : {};
  if (cells === 'districts') return { cells: { type: 'layer', layer: 'districts' }, ...rest };
  if (cells === 'polygon') return polygon ? { cells: { type: 'polygon', geometry: polygon }, ...rest } : undefined;
  return { cells: { type: cells, sizeM }, ...rest };
}

/** Body of the blank areas request. */
export function blankRequest({ distanceM, minAreaM2, kinds, within }: BlankParameters): BlankAreasRequest {
  return {
    distanceM,
    minAreaM2,
    ...(kinds ? { kinds: kinds as NonNullable<BlankAreasRequest['kinds']> } : {}),
    ...(within ? { within } : {}),
  };
}

/** Text that is the same for the same question: tells whether a result still answers what the form says. */
export function questionOf(task: TaskId, choices: Pick<Choices, 'city' | 'density' | 'blank'>): string | null {
  const body = task === 'density' ? densityRequest(choices.density) : blankRequest(choices.blank);
  return body ? JSON.stringify([choices.city, task, body]) : null;
}
