import { gzipSync } from 'node:zlib';
import type { AnalysisContext } from '../analysis/context.ts';
import { distanceCode } from '../analysis/distance-code.ts';
import { distanceImage } from '../analysis/distance-field-image.ts';
import { distanceFieldOf } from '../analysis/distance-field-of.ts';
import { halfDiagonal } from '../analysis/distance-field.ts';
import type { DistanceFieldHeader, DistanceFieldRequest } from '../contract/distance-field.ts';
import { countedRoles } from './result-identity.ts';

/** Level 6 takes four times as long for a tenth less. */
const gzipLevel = 3;

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
  const text = JSON.stringify(header);
  const head = Buffer.from(text.padEnd(text.length + 3 - ((Buffer.byteLength(text) + 3) % 4)));
  const lead = Buffer.alloc(8);
  lead.write('DAF1', 'latin1');
  lead.writeUInt32LE(head.length, 4);
  context.checkpoint(0.97);
  // A copy of its own: small buffers of Node share their memory, and this one is given to another thread.
  return new Uint8Array(Buffer.concat([lead, head, gzipSync(codes, { level: gzipLevel })]));
}
