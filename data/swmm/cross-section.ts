import type { Section } from '../network/section.ts';
import { findRoughness } from '../network/roughness.ts';
import type { Assumptions } from './assumptions.ts';
import type { SourcePipe } from './source.ts';

/** Manning's n of a pipe: surveyed, else by material, else that of concrete. */
export function roughnessOf(pipe: SourcePipe, assumptions: Assumptions): number {
  if (pipe.roughness > 0) return pipe.roughness;
  const known = findRoughness(pipe.material);
  assumptions.add(known === undefined ? 'roughness-default' : 'roughness-by-material', pipe.key);
  return known ?? 0.013;
}

/** Section of a pipe whose sizes are filled. A trapezoid without banks has banks of 1 : 1. */
export function crossSection(pipe: SourcePipe, heightM: number, widthM: number, assumptions: Assumptions): Section {
  const shape = knownShape(pipe, widthM, assumptions);
  const section: Section = { shape, heightM, widthM: shape === 'circular' ? heightM : widthM, open: pipe.open };
  return shape === 'trapezoidal' ? { ...section, sideSlope: pipe.sideSlope >= 0 ? pipe.sideSlope : 1 } : section;
}

function knownShape(
  { key, shape, open, widthM }: SourcePipe,
  filledM: number,
  assumptions: Assumptions,
): Section['shape'] {
  if (shape !== undefined && shape !== 'irregular') {
    // The engine knows trapezoids and triangles without a lid only.
    const lidded = !open && (shape === 'trapezoidal' || shape === 'triangular');
    return lidded ? 'rectangular' : open && filledM > 0 && shape === 'circular' ? 'rectangular' : shape;
  }
  // A size alone is a diameter, as survey tables mean it.
  if (shape === undefined && !open && !(widthM > 0)) return 'circular';
  assumptions.add('shape-default', key);
  return open || widthM > 0 ? 'rectangular' : 'circular';
}

/** Word of the engine for a section, and its four sizes. */
export function engineSection({ shape, heightM, widthM, sideSlope = 0, open = false }: Section): [string, ...number[]] {
  switch (shape) {
    case 'circular':
      return ['CIRCULAR', heightM, 0, 0, 0];
    case 'egg':
      return ['EGGSHAPED', heightM, 0, 0, 0];
    case 'elliptical':
      return [widthM > heightM ? 'HORIZ_ELLIPSE' : 'VERT_ELLIPSE', heightM, widthM, 0, 0];
    case 'trapezoidal':
      return ['TRAPEZOIDAL', heightM, widthM, sideSlope, sideSlope];
    case 'triangular':
      return ['TRIANGULAR', heightM, widthM, 0, 0];
    case 'rectangular':
      return [open ? 'RECT_OPEN' : 'RECT_CLOSED', heightM, widthM, 0, 0];
  }
}
