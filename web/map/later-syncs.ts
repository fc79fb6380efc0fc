import { startDrawTool } from './draw-tool.ts';
import type { Sync } from './start-map.ts';
import { syncPreview } from './sync-preview.ts';
import { syncResult } from './sync-result.ts';
import { syncValueLines } from './sync-value-lines.ts';

/** What nobody can ask for before the map stands: answers, the slider's preview, drawing. */
export const laterSyncs: readonly Sync[] = [syncResult, syncPreview, syncValueLines, startDrawTool];
