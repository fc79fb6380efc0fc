#!/usr/bin/env node
// Stands in for EPA SWMM in tests: `fake-engine.mjs model.inp report.rpt result.out`. It computes nothing: a wave of
// water passes every node and link, and the two files it writes have the form of the engine's. Plain JavaScript, because
// a server under test starts it as a program.
import { readFileSync, writeFileSync } from 'node:fs';

const [, , inpPath, rptPath, outPath] = process.argv;
const sections = new Map();
let rows;
for (const line of readFileSync(inpPath, 'utf8').split('\n')) {
  const text = line.split(';', 1)[0].trim();
  if (text.startsWith('[')) sections.set(text.slice(1, -1).toUpperCase(), (rows = []));
  else if (text !== '') rows?.push(text.split(/\s+/));
}
const section = (name) => sections.get(name) ?? [];
const option = (name) => section('OPTIONS').find(([key]) => key === name)?.[1] ?? '';
const seconds = (clock) => clock.split(':').reduce((sum, part, i) => sum + Number(part) * [3600, 60, 1][i], 0);
const moment = (name) => {
  const [month, day, year] = option(`${name}_DATE`).split('/').map(Number);
  return Date.UTC(year, month - 1, day) + seconds(option(`${name}_TIME`)) * 1000;
};
const stepS = seconds(option('REPORT_STEP'));
const [start, end] = [moment('START'), moment('END')];
const periods = Math.floor((end - start) / 1000 / stepS);

const shapes = new Map(section('XSECTIONS').map(([id, , height]) => [id, Number(height)]));
const nodes = ['JUNCTIONS', 'OUTFALLS', 'STORAGE'].flatMap((name, type) =>
  section(name).map(([id, invert, depth]) => ({
    id,
    type,
    word: ['JUNCTION', 'OUTFALL', 'STORAGE'][type],
    invert: Number(invert),
    depth: type === 1 ? 0.5 : Number(depth),
  })),
);
const links = ['CONDUITS', 'PUMPS', 'WEIRS'].flatMap((name, k) =>
  section(name).map(([id, , , length]) => ({
    id,
    type: [0, 1, 3][k],
    word: ['CONDUIT', 'PUMP', 'WEIR'][k],
    height: shapes.get(id) ?? 0,
    length: k === 0 ? Number(length) : 0,
  })),
);
const land = section('SUBCATCHMENTS').map(([id, , , area]) => ({ id, area: Number(area) }));

/** 0 … 1, later for things further down the file. */
const wave = (i, count, period) => {
  const peak = 0.3 + (0.4 * i) / Math.max(count, 1);
  return Math.exp(-(((period + 1) / periods - peak) ** 2) / 0.02);
};

const parts = [];
const int = (...values) => parts.push(Buffer.from(Int32Array.from(values).buffer));
const float = (...values) => parts.push(Buffer.from(Float32Array.from(values).buffer));
const double = (value) => parts.push(Buffer.from(Float64Array.of(value).buffer));
const size = () => parts.reduce((sum, part) => sum + part.length, 0);
int(516114522, 52004, 3, land.length, nodes.length, links.length, 0);
const idsAt = size();
for (const { id } of [...land, ...nodes, ...links]) {
  int(Buffer.byteLength(id));
  parts.push(Buffer.from(id));
}
const inputAt = size();
int(1, 1);
for (const { area } of land) float(area);
int(3, 0, 2, 3);
for (const { type, invert, depth } of nodes) {
  int(type);
  float(invert, depth);
}
int(5, 0, 4, 4, 3, 5);
for (const { type, height, length } of links) {
  int(type);
  float(0, 0, height, length);
}
int(
  8,
  0,
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  6,
  0,
  1,
  2,
  3,
  4,
  5,
  5,
  0,
  1,
  2,
  3,
  4,
  15,
  0,
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
);
double(start / 86_400_000 + 25_569);
int(stepS);
const outputAt = size();
const most = { nodes: nodes.map(() => [0, 0]), links: links.map(() => [0, 0]) };
const note = (list, i, value, period) => {
  if (value > list[i][0]) list[i] = [value, period];
};
for (let period = 0; period < periods; period++) {
  double((start + (period + 1) * stepS * 1000) / 86_400_000 + 25_569);
  land.forEach(() => float(10, 0, 0, 1, 0.1, 0, 0, 0));
  nodes.forEach(({ invert, depth }, i) => {
    const water = Math.fround(0.9 * depth * wave(i, nodes.length, period));
    note(most.nodes, i, water, period);
    float(water, invert + water, water, 0, water, 0);
  });
  links.forEach(({ height }, i) => {
    const share = wave(i, links.length, period);
    const flow = Math.fround(0.5 * share);
    note(most.links, i, flow, period);
    float(flow, height * share, share, share, share);
  });
  float(...Array.from({ length: 15 }, () => 1));
  if (period % 60 === 0)
    process.stdout.write(
      `\b\b\b\b${Math.floor((period * stepS) / 86_400)} hour: ${Math.floor((period * stepS) / 3600) % 24}`,
    );
}
int(idsAt, inputAt, outputAt, periods, 0, 516114522);
writeFileSync(outPath, Buffer.concat(parts));

const clock = (period) => {
  const minutes = Math.floor(((period + 1) * stepS) / 60);
  return `${Math.floor(minutes / 1440)}  ${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};
const title = (text) => `  ${'*'.repeat(text.length)}\n  ${text}\n  ${'*'.repeat(text.length)}\n`;
const rule = `  ${'-'.repeat(80)}\n`;
const table = (name, lines) =>
  `${title(name)}\n${rule}  head\n${rule}${lines.map((line) => `  ${line}\n`).join('')}\n\n`;
writeFileSync(
  rptPath,
  `\n  EPA STORM WATER MANAGEMENT MODEL - VERSION 5.2 (Build 5.2.4)\n  ${'-'.repeat(60)}\n\n${title('Analysis Options')}  Flow Units ............... CMS\n\n` +
    `  **************************        Volume         Volume\n  Flow Routing Continuity        hectare-m       10^6 ltr\n  **************************     ---------      ---------\n  Continuity Error (%) .....         0.100\n\n\n` +
    table(
      'Node Depth Summary',
      nodes.map(
        ({ id, word, invert }, i) =>
          `${id} ${word} 0.10 ${most.nodes[i][0].toFixed(2)} ${(invert + most.nodes[i][0]).toFixed(2)} ${clock(most.nodes[i][1])} ${most.nodes[i][0].toFixed(2)}`,
      ),
    ) +
    table(
      'Link Flow Summary',
      links.map(
        ({ id, word }, i) =>
          `${id} ${word} ${most.links[i][0].toFixed(3)} ${clock(most.links[i][1])}${word === 'CONDUIT' ? ' 1.00' : ''} 0.50${word === 'CONDUIT' ? ' 0.90' : ''}`,
      ),
    ) +
    '  Analysis begun on:  now\n  Analysis ended on:  now\n',
);
