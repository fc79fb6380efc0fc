import type { AnalysisContext } from '../analysis/context.ts';
import { distanceCode } from '../analysis/distance-code.ts';
import { distanceImage } from '../analysis/distance-field-image.ts';
import { distanceFieldOf } from '../analysis/distance-field-of.ts';
import { halfDiagonal } from '../analysis/distance-field.ts';
import type { DistanceFieldHeader, DistanceFieldRequest } from '../contract/distance-field.ts';
import { columnBytes } from './column-bytes.ts';
import { countedRoles } from './result-identity.ts';

/** A field as a picture for the browser; its form is described in contract/distance-field.ts. */
export function distanceFieldBytes(request: DistanceFieldRequest, context: AnalysisContext): Uint8Array {
  const field = distanceFieldOf(request, context);
  context.checkpoint(0.95);
  const { codes, mesh, ...window } = distanceImage(field, context.projection, request.bbox, request.side);
  const { scaleM, perE, farthest, unknownLand, noLand } = distanceCode;
  const header: DistanceFieldHeader = {
    datasetVersion: context.dataset.version,
    workingCrs: context.dataset.workingCrs,
    ...window,
    fieldCellM: field.cellM,
    code: { scaleM, perE, farthest, unknownLand, noLand },
    errorM: halfDiagonal(window.cellM),
    kinds: request.kinds ?? null,
    roles: countedRoles,
    land: field.land,
    mesh,
  };
  context.checkpoint(0.97);
  return columnBytes('DAF1', header, [codes]);
}
