import type { Text } from '../model/text.ts';

export type DefectKind = 'structural' | 'functional';

/** A defect code of CJJ 181: its scores by grade 1 … 4; null where the code has no such grade. */
export interface DefectCode {
  code: string;
  kind: DefectKind;
  name: Text;
  scores: readonly (number | null)[] | null;
}

const code = (
  id: string,
  kind: DefectKind,
  zh: string,
  en: string,
  scores: readonly (number | null)[] | null,
): DefectCode => ({ code: id, kind, name: { zh, en }, scores });

/**
 * Codes and scores (domain reference 3.1: structural scores seen in an implementation, functional ones from memory).
 * Scum (FZ) is recorded and not computed, so it has no scores.
 */
export const defectCodes: readonly DefectCode[] = [
  code('PL', 'structural', '破裂', 'Crack or break', [0.5, 2, 5, 10]),
  code('BX', 'structural', '变形', 'Deformation', [1, 2, 5, 10]),
  code('FS', 'structural', '腐蚀', 'Corrosion', [0.5, 2, 5, null]),
  code('CK', 'structural', '错口', 'Offset joint', [0.5, 2, 5, 10]),
  code('QF', 'structural', '起伏', 'Dip', [0.5, 2, 5, 10]),
  code('TJ', 'structural', '脱节', 'Open joint', [1, 3, 5, 10]),
  code('TL', 'structural', '接口材料脱落', 'Joint material missing', [1, 3, null, null]),
  code('AJ', 'structural', '支管暗接', 'Hidden lateral', [0.5, 2, 5, null]),
  code('CR', 'structural', '异物穿入', 'Intrusion', [0.5, 2, 5, null]),
  code('SL', 'structural', '渗漏', 'Infiltration', [0.5, 2, 5, 10]),
  code('CJ', 'functional', '沉积', 'Sediment', [0.5, 2, 5, 10]),
  code('JG', 'functional', '结垢', 'Scale', [0.5, 2, 5, 10]),
  code('ZW', 'functional', '障碍物', 'Obstacle', [0.1, 2, 5, 10]),
  code('CQ', 'functional', '残墙坝根', 'Residual wall', [1, 3, 5, 10]),
  code('SG', 'functional', '树根', 'Roots', [0.5, 2, 5, 10]),
  code('FZ', 'functional', '浮渣', 'Scum', null),
];

const byCode = new Map(defectCodes.map((each) => [each.code, each]));

/** The code, however its letters are written; undefined for one that CJJ 181 does not have. */
export function findDefectCode(text: string): DefectCode | undefined {
  return byCode.get(text.trim().toUpperCase());
}
