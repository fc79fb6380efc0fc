import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkInp } from './check-inp.ts';

const fixtures = join(import.meta.dirname, '../../../data/fixtures/swmm');
const model = (name: string): string => gunzipSync(readFileSync(join(fixtures, `${name}.inp.gz`))).toString('latin1');
const plain = model('swmmio_model_state_plane');
const large = model('greenville_epa');
const errors = (text: string): string[] =>
  checkInp(text).flatMap(({ severity, number, id }) => (severity === 'error' ? [`${number} ${id}`.trim()] : []));
/** The model with one text put in the place of another, which must be there. */
function changed(text: string, from: RegExp, to: string): string {
  expect(text).toMatch(from);
  return text.replace(from, to);
}

describe('the checker of input files', () => {
  it('finds no error in the two models that EPA SWMM 5.2.4 ran, nor where letters of ids differ in case', () => {
    expect([errors(plain), errors(large)]).toEqual([[], []]);
    const mixed = changed(plain, /J1-025\.1( +)J1-025( +)J1-026/, 'j1-025.1$1j1-025$2j1-026');
    expect(checkInp(mixed)).toEqual(checkInp(plain));
  });

  it.each<[string, string, RegExp, string]>([
    ['201', 'a line of 1024 characters', /Model with state plane/, `Model ${'x'.repeat(1024)}`],
    ['205', 'an unknown section', /\[SYMBOLS\]/, '[SYMBOL_LIST]'],
    ['205 INFILTRATION', 'an unknown word of an option', /INFILTRATION {9}HORTON/, 'INFILTRATION         SPONGE'],
    ['205 SKIP_STEADY', 'an unknown option', /SKIP_STEADY_STATE/, 'SKIP_STEADY'],
    ['205 J1-025.1', 'an unknown shape', /J1-025\.1( +)CIRCULAR/, 'J1-025.1$1ROUNDISH'],
    ['203 J1-026.1', 'too few items', /J1-026\.1 +J1-026 +J1-027 .*/, 'J1-026.1 J1-026 J1-027'],
    ['203 J1-026.1', 'a conduit without offsets', /J1-026\.1 +J1-026 +J1-027 .*/, 'J1-026.1 J1-026 J1-027 400 0.014'],
    ['203 J1-025.1', 'a section without all its sizes', /J1-025\.1 +CIRCULAR.*/, 'J1-025.1 CIRCULAR 1.25'],
    ['203 S2-028', 'infiltration without a drying time', /S2-028( +)3\.0 .*/, 'S2-028$13.0 0.5'],
    ['207 j1-025', 'an id twice, in other letters', /J1-026( +964\.901)/, 'j1-025$1'],
    ['207 J1-025', 'an id twice', /J1-026( +964\.901)/, 'J1-025$1'],
    ['209 S2-092', 'a subcatchment with an unknown outlet', /RG1( +)J2-092/, 'RG1$1J9'],
    ['209 S2-028', 'a subcatchment with an unknown gage', /S2-028( +)RG1/, 'S2-028$1RG9'],
    ['209 J1-025.1', 'a conduit to an unknown node', /J1-025\.1( +)J1-025( +)J1-026/, 'J1-025.1$1J1-025$2J9'],
    ['209 RG1', 'a gage with an unknown time series', /TIMESERIES design-storm/, 'TIMESERIES no-storm'],
    ['211 J1-025', 'a word for a number', /970\.46/, 'deep'],
    ['213 START_DATE', 'a date that is none', /START_DATE {11}01\/01\/2001/, 'START_DATE           someday'],
    ['213 REPORT_STEP', 'a time that is none', /REPORT_STEP {10}00:05:00/, 'REPORT_STEP          soon'],
    ['108 S2-028', 'an outlet that is a node and a subcatchment', /S2-092( +)RG1( +)J2-092/, 'J2-028$1RG1$2J2-092'],
    ['111 J1-025.1', 'a length of zero', /309\.456216/, '0'],
    ['111 J1-025.1', 'a negative length', /309\.456216/, '-309'],
    ['113 J1-025.1', 'no roughness', /309\.456216 0\.014/, '309.456216 0.000'],
    ['114 J1-025.1', 'no barrel', /(J1-025\.1 +CIRCULAR +\S+ +\S+ +\S+ +\S+ +)1/, '$10'],
    ['117 J1-025.1', 'a conduit without a section', /J1-025\.1( +)CIRCULAR/, ';J1-025.1$1CIRCULAR'],
    ['119 J1-025.1', 'a section without a size', /(J1-025\.1 +CIRCULAR +)\S+/, '$10'],
    ['138 J1-025', 'water above the rim', /J1-025( +970\.46 +12\.938 +)0/, 'J1-025$199'],
    ['145', 'no outfall', /J3-485( +925\.661.*)/, ';J3-485'],
    ['171', 'a curve that goes back', /\[TIMESERIES\]/, '[CURVES]\nC STORAGE 1 1\nC 0.5 2\n\n[TIMESERIES]'],
    [
      '158 RG2',
      'a storm two gages share',
      /\[SUBCATCHMENTS\]/,
      'RG2 INTENSITY 1:00 1.0 TIMESERIES design-storm\n\n[SUBCATCHMENTS]',
    ],
    ['159 RG1', 'a gage slower than its storm', /INTENSITY 1:00/, 'INTENSITY 5:00'],
    ['191', 'an end before the start', /END_DATE {13}01\/02\/2001/, 'END_DATE             01/02/2000'],
    ['193', 'a report after the end', /REPORT_START_DATE {4}01\/01\/2001/, 'REPORT_START_DATE    01/01/2003'],
    ['195', 'a report finer than the routing', /REPORT_STEP {10}00:05:00/, 'REPORT_STEP          00:00:01'],
    ['null J1-025.1', 'a conduit back to its own node', /J1-025\.1( +)J1-025( +)J1-026/, 'J1-025.1$1J1-025$2J1-025'],
    ['null S2-028', 'land that nobody described', /S2-028( +0\.01 )/, ';S2-028$1'],
    ['null J1-025', 'a negative depth', /J1-025( +970\.46 +)12\.938/, 'J1-025$1-1'],
    ['null', 'no options', /\[OPTIONS\]/, '[FILES]'],
    ['null', 'no nodes', /[^]*/, '[OPTIONS]\nFLOW_UNITS CMS'],
  ])('finds %s: %s', (expected, _what, from, to) => {
    const found = errors(changed(plain, from, to));
    expect(found.map((each) => (expected.includes(' ') ? each : each.split(' ')[0]))).toContain(expected);
  });

  it.each<[string, string, RegExp, string]>([
    ['141 J3-485', 'an outfall that two conduits reach', /J1-025\.1( +)J1-025( +)J1-026/, 'J1-025.1$1J1-025$2J3-485'],
    [
      '173 design-storm',
      'a storm that goes back in time',
      /(\[TIMESERIES\][^]*?\ndesign-storm.*\n)/,
      '$1design-storm 0:00 1\n',
    ],
  ])('finds %s: %s', (expected, _what, from, to) => {
    expect(errors(changed(plain, from, to))).toContain(expected);
  });

  it.each<[string, string, RegExp, string]>([
    ['209 PUMP-13', 'a pump with an unknown curve', /(PUMP-13 +STOR-16 +JCT-156 +)FM_PUMPS/, '$1NO_CURVE'],
    ['122 PUMP-13', 'a pump that starts below its stop', /(PUMP-13 .*ON +)3\.280840 1\.640420/, '$11.0 2.0'],
    ['143 WEIR1@260-261', 'a weir like a pipe', /(WEIR1@260-261 +)RECT_OPEN/, '$1CIRCULAR'],
    ['143 ORI-11', 'an orifice like a trapezoid', /(ORI-11 +)CIRCULAR/, '$1TRAPEZOIDAL'],
    ['209 1114', 'a storage with an unknown curve', /(TABULAR +)1114/, '$1NO_CURVE'],
    ['209 OLET-11', 'an outlet with an unknown curve', /CURVE-3( +NO)/, 'CURVE-9$1'],
    ['119 117', 'a triangle without a width', /(117 +TRIANGULAR +9\.842520 +)9\.842520/, '$10'],
  ])('finds %s: %s', (expected, _what, from, to) => {
    expect(errors(changed(large, from, to))).toContain(expected);
  });

  it('names a pump whose curve is none of a pump', () => {
    const text = changed(
      changed(large, /\[CURVES\]/, '[CURVES]\nPOND STORAGE 0 1\n'),
      /(PUMP-13 +STOR-16 +JCT-156 +)FM_PUMPS/,
      '$1POND',
    );
    expect(errors(text)).toContain('121 PUMP-13');
  });

  it('warns of what computes badly: level conduits, steps longer than a wave takes, water without a way out', () => {
    const warnings = (text: string): string[] =>
      checkInp(text).flatMap(({ severity, number, id }) => (severity === 'warning' ? [`${number} ${id}`] : []));
    const level = changed(plain, /J1-026( +)964\.901/, 'J1-026$1970.46');
    expect(warnings(level)).toContain('4 J1-025.1');
    expect(warnings(changed(level, /MIN_SLOPE +0/, 'MIN_SLOPE 0.05'))).not.toContain('4 J1-025.1');
    // 309 ft, 1.25 ft high: √(32.2 · 1.25) = 6.34 ft/s, so a wave takes 49 s.
    const slow = changed(plain, /ROUTING_STEP +\S+/, 'ROUTING_STEP 0:01:00');
    const fixed = changed(slow, /VARIABLE_STEP +\S+/, 'VARIABLE_STEP 0');
    const isSlow = (text: string): boolean => checkInp(text).some(({ id, message }) => id === 'J1-025.1' && /a wave passes/.test(message)); // prettier-ignore
    expect([isSlow(plain), isSlow(slow), isSlow(fixed)]).toEqual([false, false, true]);
    const island = '[JUNCTIONS]\nISLE 1 1 0 0 0\nISLE2 1 1 0 0 0';
    const apart = changed(changed(plain, /\[JUNCTIONS\]/, island), /S2-092( +)RG1( +)J2-092/, 'S2-092$1RG1$2ISLE');
    const joined = changed(apart, /\[CONDUITS\]/, '[CONDUITS]\nX ISLE ISLE2 100 0.013 0 0');
    expect(checkInp(joined)).toContainEqual(expect.objectContaining({ id: 'ISLE', message: expect.stringMatching(/no outfall is connected/) as string })); // prettier-ignore
  });

  it('warns of conduits below their node, above its rim and steeper than long, and of lonely nodes', () => {
    const warnings = (text: string): string[] =>
      checkInp(text).flatMap(({ severity, number, id }) => (severity === 'warning' ? [`${number} ${id}`] : []));
    expect(warnings(plain)).toEqual([]);
    expect(warnings(changed(plain, /309\.456216 0\.014( +)0/, '309.456216 0.014$1-1'))).toContain('3 J1-025.1');
    expect(warnings(changed(plain, /J1-025( +970\.46 +)12\.938/, 'J1-025$10.1'))).toContain('2 J1-025');
    expect(warnings(changed(plain, /309\.456216/, '1'))).toContain('8 J1-025.1');
    expect(warnings(changed(plain, /\[OUTFALLS\]/, 'LONELY 1 1\n\n[OUTFALLS]'))).toContain('null LONELY');
  });
});
