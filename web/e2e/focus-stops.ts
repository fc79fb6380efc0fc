import type { Page } from '@playwright/test';
import { expect } from './workbench.ts';

/** Where the keys are. */
export interface Stop {
  /** `role: name`, as a screen reader has it, shortened. */
  what: string;
  /** The part of the page: a region's name, `map`, `header` … */
  where: string;
  /** A ring of 2 px in sight says so, 3 : 1 against what lies around it (WCAG 2.2, 1.4.11 and 2.4.7). */
  hasRing: boolean;
  /** It lies on the screen, and nothing lies over it (WCAG 2.2, 2.4.11). */
  isSeen: boolean;
}

/** The stop that has the focus. */
export function stopOf(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    const luminance = (color: string): number => {
      const [r, g, b] = color.match(/[\d.]+/g)!.map((part) => {
        const c = Number(part) / 255;
        return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const backgroundOf = (element: Element | null): string => {
      const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
      return element && /, 0\)$|transparent/.test(color) ? backgroundOf(element.parentElement) : color;
    };
    const contrast = (a: string, b: string): number => {
      const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
      return (high + 0.05) / (low + 0.05);
    };
    // A hidden radio shows its ring on its words, a field of parts on the whole.
    const ringOf = (element: Element | null): boolean => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, outlineColor, borderColor } = getComputedStyle(element);
      if (outlineStyle === 'none') return false;
      const width = Number.parseFloat(outlineWidth) + (borderColor === outlineColor ? 1 : 0);
      return width >= 2 && (at.matches('canvas') || contrast(outlineColor, backgroundOf(element.parentElement)) >= 3);
    };
    const shown = at.matches('[type="radio"]') ? at.nextElementSibling! : at;
    const box = shown.getBoundingClientRect();
    // A table may be higher than the sheet it scrolls in: one place of it is enough.
    const isThere = (share: number): boolean => {
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + share * box.height);
      return top !== null && (shown.contains(top) || top.contains(shown));
    };
    // The outermost part: a panel's own heads and tables are in it.
    let part: Element | null = null;
    for (let next: Element | null = at; next; next = next.parentElement)
      if (next.matches('#map, header, nav, [role="dialog"], section[aria-label]')) part = next;
    const name =
      at.getAttribute('aria-label') ??
      (at as HTMLInputElement).labels?.[0]?.innerText ??
      at.innerText ??
      at.textContent ??
      '';
    const role =
      at.getAttribute('role') ?? { A: 'link', BUTTON: 'button', SELECT: 'combobox' }[at.tagName] ?? at.tagName;
    return {
      what: `${role.toLowerCase()}: ${name.replaceAll(/\s+/g, ' ').slice(0, 60)}`,
      where: part?.id === 'map' ? 'map' : (part?.getAttribute('aria-label') ?? part?.tagName.toLowerCase() ?? 'page'),
      hasRing: [at, at.nextElementSibling, at.parentElement].some(ringOf),
      isSeen: at.matches('canvas') || [0.5, 0.1, 0.3, 0.7, 0.9].some(isThere),
    };
  });
}

/**
 * Presses a key until `done`, at most `most` times, and returns every stop on the way: each in sight, each with its
 * ring. Fails where the keys stand still or `done` does not come.
 */
export async function walk(page: Page, key: string, done: (stop: Stop) => boolean, most = 70): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < most) {
    await page.keyboard.press(key);
    const stop = await stopOf(page);
    stops.push(stop);
    if (!done(stop)) continue;
    const poor = stops.filter(({ hasRing, isSeen }) => !hasRing || !isSeen);
    expect(poor, 'every stop is seen, and has its ring').toEqual([]);
    return stops;
  }
  throw new Error(`${most} times ${key} did not lead there: ${stops.map(({ what }) => what).join(' | ')}`);
}

/** The parts of the page in the order that the stops came upon them. */
export const partsOf = (stops: readonly Stop[]): string[] =>
  stops.map(({ where }) => where).filter((where, i, all) => where !== all[i - 1]);
