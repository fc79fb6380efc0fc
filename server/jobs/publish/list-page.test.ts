import { describe, expect, it } from 'vitest';
import { samplePublication } from '../../../data/publication/testing/sample-publication.ts';
import { listPage } from './list-page.ts';

const zh = listPage(samplePublication(), 'zh');
const en = listPage(samplePublication(), 'en');

describe('the page without JavaScript', () => {
  it('has every place but roads, by an id that links can name', () => {
    for (const { id, kind, name } of samplePublication().places) {
      expect(zh.includes(`id="${id}"`)).toBe(kind !== 'road');
      if (kind !== 'road') expect([zh.includes(name.zh), en.includes(name.en)]).toEqual([true, true]);
    }
  });

  it('says what was reported at a flood point and how deep, in both languages', () => {
    const article = (page: string): string => /<article id="f1">.*?<\/article>/s.exec(page)![0];
    expect(article(zh)).toMatch(/2024年7月8日.*一共记录了3次/s);
    expect(article(en)).toMatch(/8 July 2024/);
  });

  it('says what to do, whom to call, and where the data come from', () => {
    expect(zh).toContain('没有要紧事，不要出门。');
    expect(zh).toContain('000-0000-0000');
    expect(zh).toContain('关于这些数据');
    // An invented number is not to be dialled.
    expect(zh).not.toContain('tel:000');
  });

  it('names its language, links to the other, and holds no script', () => {
    expect(zh).toContain('<html lang="zh-CN">');
    expect(zh).toContain('href="./list.en.html"');
    expect(en).toContain('href="./list.zh.html"');
    expect(`${zh}${en}`).not.toMatch(/<script|javascript:| on\w+=/i);
  });

  it('links only to headings that are there', () => {
    const wanted = [...zh.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(wanted.length).toBeGreaterThan(3);
    for (const id of wanted) expect(zh).toContain(`id="${id}"`);
  });

  it('escapes what a name may hold', () => {
    const publication = samplePublication();
    publication.places[3].name = { zh: '<b>路&"口"', en: '<img src=x onerror=alert(1)>' };
    // The name of a street stands in sentences about it and about what lies in it.
    publication.places[1].name = { zh: '<i>街', en: '<i>Street' };
    const pages = listPage(publication, 'zh') + listPage(publication, 'en');
    expect(pages).toContain('&lt;b&gt;路&amp;&quot;口&quot;');
    expect(pages).not.toMatch(/<img|<i>/);
  });
});
