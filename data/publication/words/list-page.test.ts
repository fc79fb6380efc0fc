import { describe, expect, it } from 'vitest';
import { samplePublication } from '../testing/sample-publication.ts';
import { en } from './en.ts';
import { listPage } from './list-page.ts';
import { zh } from './zh.ts';

describe('the page without JavaScript', () => {
  it('has every flood point, underpass and underground space with what is known, and what to do', () => {
    const html = listPage(samplePublication(), en);
    for (const text of ['Renmin Road Underbridge', 'Xincun East Gate', 'Railway Underpass', 'Central Station Exit A']) {
      expect(html).toContain(`<b>${text}</b>`);
    }
    expect(html).toContain('Renmin Subdistrict; water up to the knee (30–50 cm); last on 8 July 2024; being fixed');
    for (const text of [...en.during, ...en.before, ...en.after, en.message.synthetic, en.sure.notLive]) {
      expect(html).toContain(text);
    }
  });

  it('says how often only of a point in an official zone with a return period', () => {
    const publication = samplePublication();
    expect(listPage(publication, en).match(/once in/g)).toHaveLength(1);
    publication.zones = [];
    expect(listPage(publication, en)).not.toMatch(/once in/);
  });

  it('names the language it is in, links the other and loads nothing', () => {
    const html = listPage(samplePublication(), zh);
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('<a href="list.en.html" lang="en"');
    expect(html).not.toMatch(/<script|<link|<img|<style|src=|https?:/);
  });

  it('escapes names and closes what it opens', () => {
    const publication = samplePublication();
    publication.places.find(({ id }) => id === 'f1')!.name = { zh: '<b>&"', en: '<script>"&' };
    const html = listPage(publication, en);
    expect(html).toContain('<b>&lt;script&gt;&quot;&amp;</b>');
    const count = (pattern: RegExp): number => html.match(pattern)?.length ?? 0;
    for (const tag of ['section', 'ul', 'li', 'p', 'b', 'main', 'body', 'html', 'h1', 'h2']) {
      expect([tag, count(new RegExp(`<${tag}[ >]`, 'g'))]).toEqual([tag, count(new RegExp(`</${tag}>`, 'g'))]);
    }
  });

  it('gives real numbers as links to dial and invented ones as text', () => {
    const publication = samplePublication();
    publication.city.hotlines.push({ label: { zh: '消防', en: 'Fire' }, number: '119', fictional: false });
    const html = listPage(publication, en);
    expect(html).toContain('Fire <a href="tel:119">119</a>');
    expect(html).toContain('Flood line 000-0000-0000 (invented number, do not call)');
  });

  it('lists places outside every district too, and needs neither districts nor places', () => {
    const publication = samplePublication();
    for (const place of publication.places) if (place.kind === 'flood_point') place.district = null;
    expect(listPage(publication, en)).toMatch(new RegExp(`${en.where.elsewhere}[^]*Xincun East Gate`));
    const empty = { ...publication, places: [], districts: [], streets: [] };
    expect(listPage(empty, zh)).toContain(zh.heading.during);
  });
});
