import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import type { SectionResult } from '../../../server/contract/section.ts';
import { csvOf } from '../../ui/csv.ts';
import { embeddedFontRules } from '../../ui/embed-font.ts';
import { SectionSheet, type SectionOrigin } from './section-sheet.tsx';
import { titleText, type SectionWords } from './section-words.ts';

/** A canvas beyond this many px on a side or in all is refused by some browsers. */
const canvasSideMax = 16_000;
const canvasAreaMax = 120_000_000;
/** How long the fonts of a picture take to be read, ms. */
const fontReadMs = 1000;

/** The sheet as an SVG file that needs nothing from this page. */
export async function sectionSvg(section: SectionResult, words: SectionWords, origin: SectionOrigin): Promise<string> {
  const holder = document.createElement('div');
  const root = createRoot(holder);
  flushSync(() => root.render(<SectionSheet section={section} words={words} origin={origin} />));
  const sheet = holder.firstElementChild!;
  const rules = await embeddedFontRules(sheet.textContent ?? '');
  if (rules !== '') {
    const style = document.createElementNS(sheet.namespaceURI, 'style');
    style.textContent = rules;
    sheet.prepend(style);
  }
  const svg = new XMLSerializer().serializeToString(sheet);
  root.unmount();
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}`;
}

/** An SVG as a PNG, twice as fine where the browser can. Rejects where it cannot draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  // Chromium leaves letters blank whose font, which the picture brings itself, it has just begun to read.
  if (svg.includes('@font-face')) {
    await decoded(source);
    await new Promise((resolve) => setTimeout(resolve, fontReadMs));
  }
  const image = await decoded(source);
  const { naturalWidth: width, naturalHeight: height } = image;
  const fine = Math.min(2, canvasSideMax / width, Math.sqrt(canvasAreaMax / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(width * fine);
  canvas.height = Math.floor(height * fine);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the browser could not draw the picture'))),
      'image/png',
    );
  });
}

async function decoded(source: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = source;
  await image.decode();
  return image;
}

/**
 * A row per node with the pipe that goes on from it, in the units and with the names of the API; a level that is not
 * surveyed is an empty cell. What the figures are and where they come from stands in every row, so that a part of the
 * table still says it.
 */
export function sectionCsv(section: SectionResult, words: SectionWords, origin: SectionOrigin, times: string): string {
  const { nodes, pipes, meta } = section;
  const node = [
    'nodeId',
    'nodeType',
    'stationM',
    'groundM',
    'bottomM',
    'bottomFrom',
    'depthM',
    'dropM',
    'waterM',
  ] as const;
  const pipe = [
    'pipeId',
    'kind',
    'form',
    'shape',
    'diameterM',
    'widthM',
    'material',
    'yearBuilt',
    'lengthM',
    'invertInM',
    'invertOutM',
    'crownInM',
    'crownOutM',
    'coverInM',
    'coverOutM',
    'slope',
    'state',
    'flow',
    'evidence',
    'waterInM',
    'waterOutM',
  ] as const;
  const about = {
    title: titleText(section, words),
    date: origin.date,
    datum: origin.datum,
    source: origin.source,
    datasetVersion: meta.datasetVersion,
    exaggeration: times,
  };
  return csvOf(
    [...node, 'joins', ...pipe, ...Object.keys(about)],
    nodes.map((each, i) => [
      ...node.map((name) => each[name]),
      each.laterals.map(({ pipeId }) => pipeId).join(' '),
      ...pipe.map((name) => pipes[i]?.[name] ?? null),
      ...Object.values(about),
    ]),
  );
}
