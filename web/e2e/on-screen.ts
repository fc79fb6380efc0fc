import type { Page } from '@playwright/test';

export interface Free {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What panels leave free of the map, px from its left top corner. */
export async function freeOf(page: Page): Promise<Free> {
  return page.evaluate(() => {
    const style = getComputedStyle(document.querySelector('#map')!);
    const inset = (side: string): number => Number.parseFloat(style.getPropertyValue(`--map-inset-${side}`)) || 0;
    return {
      left: inset('left'),
      right: innerWidth - inset('right'),
      top: inset('top'),
      bottom: innerHeight - inset('bottom'),
    };
  });
}

/** The `map=` of the address bar: longitude, latitude, zoom. */
export function viewOf(page: Page): [lon: number, lat: number, zoom: number] {
  const [lon, lat, zoom] = (/map=([-\d.,]+)/.exec(page.url())?.[1] ?? '').split(',').map(Number);
  return [lon ?? Number.NaN, lat ?? Number.NaN, zoom ?? Number.NaN];
}

/** Where a place stands on the screen, from the link alone: its centre is the middle of what panels leave free. */
export async function onScreen(page: Page, [lon, lat]: readonly [number, number]): Promise<{ x: number; y: number }> {
  const [centreLon, centreLat, zoom] = viewOf(page);
  const free = await freeOf(page);
  const worldPx = 512 * 2 ** zoom;
  const mercator = (degrees: number): number =>
    (1 - Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / Math.PI) / 2;
  return {
    x: (free.left + free.right) / 2 + ((lon - centreLon) / 360) * worldPx,
    y: (free.top + free.bottom) / 2 + (mercator(lat) - mercator(centreLat)) * worldPx,
  };
}

/** Waits until the map has come to rest and the link has been written. */
export async function settled(page: Page): Promise<void> {
  let before = '';
  for (let still = 0; still < 3;) {
    await page.waitForTimeout(400);
    still = page.url() === before ? still + 1 : 0;
    before = page.url();
  }
}
