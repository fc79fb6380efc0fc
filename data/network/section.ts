/** Shapes whose full section has a formula; `irregular` has none. */
export const sectionShapes = ['circular', 'rectangular', 'elliptical', 'egg', 'trapezoidal', 'triangular'] as const;
export type SectionShape = (typeof sectionShapes)[number];

/** A cross section of a pipe or channel, as far as flow at its full depth depends on it. */
export interface Section {
  shape: SectionShape;
  /** Inner height; depth to the bank of an open channel. The diameter of a circle. */
  heightM: number;
  /** Inner width; of a trapezoid at its bottom, of a triangle across its top. The diameter of a circle. */
  widthM: number;
  /** Banks of a trapezoid: horizontal per vertical. */
  sideSlope?: number;
  /** Without a lid: an open channel running bank-full, whose surface is not wetted. */
  open?: boolean;
}

/** Area of flow of the full section, m². */
export function sectionArea({ shape, heightM, widthM, sideSlope = 0 }: Section): number {
  switch (shape) {
    case 'circular':
      return (Math.PI / 4) * heightM * heightM;
    case 'elliptical':
      return (Math.PI / 4) * heightM * widthM;
    // Standard egg, height 3 : width 2: a circle of the width, flanks of 1.5 widths, an invert of a quarter width.
    case 'egg':
      return 0.510459 * heightM * heightM;
    case 'triangular':
      return (widthM * heightM) / 2;
    case 'rectangular':
      return widthM * heightM;
    case 'trapezoidal':
      return (widthM + sideSlope * heightM) * heightM;
  }
}

/**
 * Hydraulic radius of the full section, m: area of flow ÷ wetted perimeter. A closed section is wetted all round, an
 * open channel on bed and banks. The ellipse's perimeter is Ramanujan's, within 1e-4 for widths of 1/4 … 4 heights.
 */
export function hydraulicRadius(section: Section): number {
  const { shape, heightM, widthM, sideSlope = 0, open = false } = section;
  if (shape === 'circular') return heightM / 4;
  if (shape === 'egg') return 0.193114 * heightM;
  return sectionArea(section) / wettedPerimeter(shape, heightM, widthM, sideSlope, open);
}

function wettedPerimeter(
  shape: Exclude<SectionShape, 'circular' | 'egg'>,
  heightM: number,
  widthM: number,
  sideSlope: number,
  open: boolean,
): number {
  if (shape === 'elliptical') {
    const [a, b] = [heightM / 2, widthM / 2];
    return Math.PI * (3 * (a + b) - Math.sqrt((3 * a + b) * (a + 3 * b)));
  }
  if (shape === 'rectangular') return open ? widthM + 2 * heightM : 2 * (widthM + heightM);
  if (shape === 'triangular') return 2 * Math.hypot(widthM / 2, heightM) + (open ? 0 : widthM);
  const banksM = 2 * Math.sqrt(1 + sideSlope * sideSlope) * heightM;
  return widthM + banksM + (open ? 0 : widthM + 2 * sideSlope * heightM);
}
