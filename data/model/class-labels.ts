import type { Text } from './text.ts';

/** Labels of legend classes that no code list has: the same words on the map, in the legend and in a report. */
export const classLabels = {
  missing: { zh: '未知', en: 'Unknown' },
  noPipes: { zh: '无管道', en: 'No pipes' },
  littleLand: { zh: '用地过少，不作判断', en: 'Too little land to judge' },
  drawnArea: { zh: '绘制范围', en: 'Drawn area' },
  suspectedBlank: { zh: '疑似空白区', en: 'Suspected blank area' },
  cannotCompute: { zh: '无法计算', en: 'Cannot be computed' },
  notInspected: { zh: '未检测', en: 'Not inspected' },
  notSurveyed: { zh: '未普查（未知）', en: 'Not surveyed (unknown)' },
} as const satisfies Record<string, Text>;
