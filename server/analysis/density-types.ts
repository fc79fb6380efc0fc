import type { PolygonGeometry } from '../../data/model/feature.ts';
import type { PipeCompleteness } from './counted-pipes.ts';
import type { ClassName } from './pipe-classes.ts';

export interface DensityParameters {
  cells:
    | { type: 'square' | 'hexagon'; sizeM: number }
    | { type: 'layer'; layer: string }
    | { type: 'polygon'; geometry: PolygonGeometry };
  kinds?: readonly string[] | undefined;
  roles?: readonly string[] | undefined;
  land?: 'built_up' | 'cell' | undefined;
  /** Lengths by these classes, beside those by kind. */
  by?: readonly ClassName[] | undefined;
}

export interface CellFigures {
  lengthM: number;
  landM2: number;
  /** km/km²; null without land. */
  densityKmPerKm2: number | null;
  lengthByKindM: Record<string, number>;
  lengthBySizeM?: Record<string, number>;
  lengthByMaterialM?: Record<string, number>;
  lengthByDecadeM?: Record<string, number>;
}

export interface DensityFeature {
  type: 'Feature';
  id: string;
  geometry: PolygonGeometry;
  properties: CellFigures & { name?: string };
}

export interface AnalysisCompleteness extends PipeCompleteness {
  surveyedLand: number | null;
}

export interface DensityAnswer {
  features: DensityFeature[];
  totals: CellFigures & { cells: number; outsideM: number };
  land: 'built_up' | 'cell';
  completeness: AnalysisCompleteness;
  repairedPolygons: number;
}
