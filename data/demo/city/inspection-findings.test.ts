import { describe, expect, it } from 'vitest';
import { assessPipe } from '../../inspection/assess-pipe.ts';
import { findHead } from '../../inspection/finding-columns.ts';
import type { Finding } from '../../inspection/finding.ts';
import { readFindingRows } from '../../inspection/read-finding-rows.ts';
import { defaultSettings } from '../../inspection/settings.ts';
import { findingsCsv } from './inspection-findings.ts';
import { makeCity } from './make-city.ts';

const city = makeCity({ seed: 1, size: 0.1 });
const inspected = city.features.pipes.filter(({ properties }) => typeof properties.repairIndex === 'number');

function readCsv(text: string): { findings: Finding[]; rejected: unknown[] } {
  // The report has neither quotes nor commas within its cells.
  const rows = text.slice(1).trimEnd().split('\r\n').map((line) => line.split(',')); // prettier-ignore
  const { headRow, columns } = findHead(rows);
  return readFindingRows(rows, headRow, columns, Infinity);
}

describe('the report of findings beside the sample city', () => {
  it('gives every inspected pipe the grades and indices of its record', () => {
    const { findings, rejected } = readCsv(findingsCsv(city.features.pipes, 1));
    expect(rejected).toEqual([]);
    const byPipe = new Map<string, Finding[]>();
    for (const each of findings) byPipe.set(each.pipeId!, [...(byPipe.get(each.pipeId!) ?? []), each]);
    expect(byPipe.size).toBe(inspected.length);
    expect(inspected.length).toBeGreaterThan(300);
    const off = inspected.flatMap(({ id, properties }) => {
      const lengthM = Number(properties.lengthM);
      const diameterM = Number(properties.diameterM ?? NaN);
      const { structural, functional, leftOut } = assessPipe(byPipe.get(id)!, { lengthM, diameterM }, defaultSettings);
      const isRight =
        `grade_${structural.class}` === properties.structuralGrade &&
        `grade_${functional.class}` === properties.functionalGrade &&
        // The record has two decimals; an index that depends on an unknown diameter cannot be computed.
        !(Math.abs(structural.index - Number(properties.repairIndex)) > 0.0051) &&
        !(Math.abs(functional.index - Number(properties.maintenanceIndex)) > 0.0051) &&
        leftOut.length === 0;
      return isRight ? [] : [{ id, properties, structural, functional, leftOut }];
    });
    expect(off).toEqual([]);
  });

  it('can be had short, for pipes from all over the city', () => {
    const short = readCsv(findingsCsv(city.features.pipes, 1, 50));
    const pipes = [...new Set(short.findings.map(({ pipeId }) => pipeId))];
    expect(pipes.length).toBe(50);
    expect(inspected.findIndex(({ id }) => id === pipes.at(-1))).toBeGreaterThan(0.9 * inspected.length);
  });
});
