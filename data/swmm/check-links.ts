import { IdMap, type InpIndex, inpNumber, isWord } from './inp-index.ts';
import type { InpIssues } from './inp-issue.ts';
import type { InpFile, InpLine } from './parse-inp.ts';

/** Conduits, pumps, regulators and their sections. */
export function checkLinks({ sections }: InpFile, index: InpIndex, issues: InpIssues): void {
  const crossSections = new IdMap((sections.get('XSECTIONS') ?? []).map((each) => [each.tokens[0], each]));
  for (const each of sections.get('XSECTIONS') ?? []) checkSection(each, index, issues);
  for (const { line, tokens } of sections.get('CONDUITS') ?? []) {
    const at = { line, section: 'CONDUITS', id: tokens[0] };
    const [, from, to, length, roughness] = tokens;
    if (from === to) issues.error(null, at, 'the conduit begins and ends at the same node');
    if (inpNumber(length) <= 0) issues.error(111, at, `the length is ${length}`);
    if (inpNumber(roughness) <= 0) issues.error(113, at, `the roughness is ${roughness}`);
    if (!crossSections.has(tokens[0])) issues.error(117, at, 'the conduit has no cross section');
  }
  for (const { line, tokens } of sections.get('PUMPS') ?? []) {
    const at = { line, section: 'PUMPS', id: tokens[0] };
    const curve = tokens[3] ?? '*';
    if (curve !== '*' && !index.curve.has(curve)) issues.error(209, at, `the curve ${curve} is not defined`);
    else if (curve !== '*' && !isWord(index.curve.get(curve)?.tokens[1], 'PUMP'))
      issues.error(121, at, `${curve} is no pump curve`);
    const [on, off] = [inpNumber(tokens[5]), inpNumber(tokens[6])];
    if (on > 0 && on <= off) issues.error(122, at, 'the pump starts no higher than it stops');
  }
  for (const section of ['ORIFICES', 'WEIRS']) {
    for (const { line, tokens } of sections.get(section) ?? []) {
      const at = { line, section, id: tokens[0] };
      const shape = crossSections.get(tokens[0])?.tokens[1];
      if (shape === undefined) issues.error(117, at, 'it has no cross section');
      else if (!regulatorShapes(section, tokens[3]).some((word) => isWord(shape, word))) {
        issues.error(143, at, `${shape} is no section for it`);
      }
    }
  }
  for (const { line, tokens } of sections.get('OUTLETS') ?? []) {
    const at = { line, section: 'OUTLETS', id: tokens[0] };
    if (isWord(tokens[4], 'TABULAR') && !index.curve.has(tokens[5])) {
      issues.error(209, at, `the curve ${tokens[5]} is not defined`);
    }
  }
}

function regulatorShapes(section: string, type: string | undefined): string[] {
  if (section === 'ORIFICES') return ['CIRCULAR', 'RECT_CLOSED'];
  if (isWord(type, 'V-NOTCH')) return ['TRIANGULAR'];
  return isWord(type, 'TRAPEZOIDAL') ? ['TRAPEZOIDAL'] : ['RECT_OPEN'];
}

/** Sections whose width counts beside their height. */
const wide = [
  'RECT_CLOSED',
  'RECT_OPEN',
  'TRIANGULAR',
  'PARABOLIC',
  'POWER',
  'RECT_TRIANGULAR',
  'RECT_ROUND',
  'MODBASKETHANDLE',
];

function checkSection({ line, tokens }: InpLine, index: InpIndex, issues: InpIssues): void {
  const at = { line, section: 'XSECTIONS', id: tokens[0] };
  const [, shape, first, second, third, fourth, barrels] = tokens;
  if (isWord(shape, 'STREET')) return;
  if (isWord(shape, 'IRREGULAR')) {
    if (!index.transect.has(first)) issues.error(209, at, `the transect ${first} is not defined`);
    return;
  }
  if (tokens.length < 6) issues.error(203, at, `6 items are needed, the line has ${tokens.length}`);
  if (isWord(shape, 'DUMMY')) return;
  if (isWord(shape, 'CUSTOM')) {
    if (!index.curve.has(second)) issues.error(209, at, `the curve ${second} is not defined`);
    return;
  }
  for (const token of [first, second, third, fourth]) {
    if (token !== undefined && Number.isNaN(inpNumber(token))) issues.error(211, at, `"${token}" is no number`);
  }
  const needsWidth = wide.some((word) => isWord(shape, word));
  const trapezoid = isWord(shape, 'TRAPEZOIDAL');
  const sides = inpNumber(third) + inpNumber(fourth);
  if (
    inpNumber(first) <= 0 ||
    (needsWidth && !(inpNumber(second) > 0)) ||
    (trapezoid && !(inpNumber(second) + sides > 0))
  ) {
    issues.error(119, at, `a ${shape} cannot be ${[first, second, third, fourth].join(' × ')}`);
  }
  if (barrels !== undefined && !(inpNumber(barrels) >= 1)) issues.error(114, at, `it has ${barrels} barrels`);
}
