import { shellTexts } from './zh/shell.ts';
import { mapTexts } from './zh/map.ts';
import { findTexts } from './zh/find.ts';
import { taskTexts } from './zh/task.ts';
import { resultTexts } from './zh/result.ts';
import { policyTexts } from './zh/policy.ts';
import { traceTexts } from './zh/trace.ts';
import { swmmTexts } from './zh/swmm.ts';
import { weakTexts } from './zh/weak.ts';
import { capacityTexts } from './zh/capacity.ts';
import { helpTexts } from './zh/help.ts';
import { dockTexts } from './zh/dock.ts';
import { sectionTexts } from './zh/section.ts';
import { causesTexts } from './zh/causes.ts';
import { sheetTexts } from './zh/sheet.ts';

/** Every Chinese word of the interface. Labels of layers, fields and codes stand in data/model. */
export const zh = {
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

type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widen<T[K]> };

/** The shape both languages have. */
export type Texts = Widen<typeof zh>;
