import { startDrawTool } from './draw-tool.ts';
import { syncCapacity } from './sync-capacity.ts';
import type { Sync } from './start-map.ts';
import { syncPreview } from './sync-preview.ts';
import { syncInspection } from './sync-inspection.ts';
import { syncLines } from './sync-lines.ts';
import { syncSection } from './sync-section.ts';
import { syncResult } from './sync-result.ts';
import { syncSwmmLines } from './sync-swmm-lines.ts';
import { syncValueLines } from './sync-value-lines.ts';
import { syncWeakLines } from './sync-weak-lines.ts';
import { syncWeakPoints } from './sync-weak-points.ts';

/**
 * What nobody can ask for before the map stands: answers (traces first: they are awaited at once), long sections, the
 * slider's preview, values of the pipes, drawing.
 */
export const laterSyncs: readonly Sync[] = [
  syncLines,
  syncSection,
  syncCapacity,
  syncInspection,
  syncResult,
  syncPreview,
  syncValueLines,
  syncWeakLines,
  syncWeakPoints,
  syncSwmmLines,
  startDrawTool,
];
