import type { Field } from './catalogue.ts';

/**
 * What an inspection of a pipe found, assessed by CJJ 181 (domain reference 3.1): classes from the defect parameters
 * F (structural) and G (functional), indices RI = 0.7 F + 0.1 K + 0.05 E + 0.15 T and MI = 0.8 G + 0.15 K + 0.05 E
 * with the importance of the place K, of the pipe E and the soil T. A pipe nobody inspected has none of them.
 */
export const conditionFields: readonly Field[] = [
  { name: 'inspectionDate', type: 'date', access: 'staff', label: { zh: '检测日期', en: 'Inspected on' } },
  {
    name: 'inspectionMethod',
    type: 'code',
    codes: 'inspectionMethod',
    access: 'staff',
    label: { zh: '检测方法', en: 'Inspection method' },
  },
  {
    name: 'structuralGrade',
    type: 'code',
    codes: 'conditionGrade',
    tileZoom: 12,
    access: 'staff',
    label: { zh: '结构性缺陷等级', en: 'Structural grade' },
    help: { zh: '由结构性缺陷参数 F 判定', en: 'From the structural defect parameter F' },
  },
  {
    name: 'functionalGrade',
    type: 'code',
    codes: 'conditionGrade',
    tileZoom: 12,
    access: 'staff',
    label: { zh: '功能性缺陷等级', en: 'Functional grade' },
    help: { zh: '由功能性缺陷参数 G 判定', en: 'From the functional defect parameter G' },
  },
  {
    name: 'repairIndex',
    type: 'number',
    range: [0, 10],
    access: 'staff',
    label: { zh: '修复指数 RI', en: 'Repair index RI' },
  },
  {
    name: 'maintenanceIndex',
    type: 'number',
    range: [0, 10],
    access: 'staff',
    label: { zh: '养护指数 MI', en: 'Maintenance index MI' },
  },
];
