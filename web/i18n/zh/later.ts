import { filtersTexts } from './filters.ts';
import { findTexts } from './find.ts';
import { taskTexts } from './task.ts';
import { publishTexts } from './publish.ts';
import { resultTexts } from './result.ts';
import { policyTexts } from './policy.ts';
import { traceTexts } from './trace.ts';
import { swmmTexts } from './swmm.ts';
import { inspectionTexts } from './inspection.ts';
import { weakTexts } from './weak.ts';
import { capacityTexts } from './capacity.ts';
import { helpTexts } from './help.ts';
import { dockTexts } from './dock.ts';
import { sectionTexts } from './section.ts';
import { causesTexts } from './causes.ts';
import { sheetTexts } from './sheet.ts';

/** Words of what comes after the first picture: panels, tasks, answers. */
export const laterTexts = {
  ...filtersTexts,
  ...findTexts,
  ...taskTexts,
  ...resultTexts,
  ...policyTexts,
  ...traceTexts,
  ...swmmTexts,
  ...weakTexts,
  ...inspectionTexts,
  ...capacityTexts,
  ...helpTexts,
  ...dockTexts,
  ...sectionTexts,
  ...causesTexts,
  ...sheetTexts,
  ...publishTexts,
};
