import { shellTexts } from './en/shell.ts';
import { mapTexts } from './en/map.ts';
import { findTexts } from './en/find.ts';
import { taskTexts } from './en/task.ts';
import { resultTexts } from './en/result.ts';
import { policyTexts } from './en/policy.ts';
import { traceTexts } from './en/trace.ts';
import { swmmTexts } from './en/swmm.ts';
import { weakTexts } from './en/weak.ts';
import { capacityTexts } from './en/capacity.ts';
import { helpTexts } from './en/help.ts';
import { dockTexts } from './en/dock.ts';
import { sectionTexts } from './en/section.ts';
import { causesTexts } from './en/causes.ts';
import { sheetTexts } from './en/sheet.ts';
import type { Texts } from './zh.ts';

/** Every English word of the interface. */
export const en: Texts = {
  ...shellTexts,
  ...mapTexts,
  ...findTexts,
  ...taskTexts,
  ...resultTexts,
  ...policyTexts,
  ...traceTexts,
  ...swmmTexts,
  ...weakTexts,
  ...capacityTexts,
  ...helpTexts,
  ...dockTexts,
  ...sectionTexts,
  ...causesTexts,
  ...sheetTexts,
};
