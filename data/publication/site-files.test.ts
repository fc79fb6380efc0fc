import { expect, it } from 'vitest';
import { fillTemplate, listFile, publicationFile, releaseFolder, tilesFile } from './site-files.ts';

const values = { release: 'abc', titleZh: '示范城', titleEn: 'A "B" <C> & D' };

it('fills what the template leaves open and escapes it', () => {
  const page = '<html data-release="{{release}}"><title>{{titleZh}} {{titleEn}}</title>';
  expect(fillTemplate(page, values)).toBe(
    '<html data-release="abc"><title>示范城 A &quot;B&quot; &lt;C&gt; &amp; D</title>',
  );
});

it('refuses a template that wants what nobody gives', () => {
  expect(() => fillTemplate('{{city}}', values)).toThrow('{{city}}; known are release, titleZh, titleEn');
});

it('names every file of a release by an address relative to the page', () => {
  const names = [publicationFile, tilesFile, listFile('zh'), listFile('en')];
  expect(names.map((name) => `${releaseFolder('abc')}/${name}`)).toEqual([
    'release/abc/publication.json',
    'release/abc/public.pmtiles',
    'release/abc/list.zh.html',
    'release/abc/list.en.html',
  ]);
});
