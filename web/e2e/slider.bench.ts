import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { open } from './workbench.ts';

/**
 * What a movement of the blank-area slider costs on the screen: the frame that follows it, until the picture is drawn
 * (a pixel read back waits for the rasteriser). Four frames in turn, so that a machine that slows down slows each: the
 * map with the preview, the same frame without the preview's draw call, the preview's draw call alone, and no draw call,
 * which is what the map's own bookkeeping costs.
 */
const rounds = 30;
const warmUps = 3;
/** File for every frame's figures. */
const out = process.env.BENCH_OUT;
/** Triangles of the 16 × 16 squares that the preview is laid out by. */
const previewCorners = 16 * 16 * 6;
const views = { city: '', centre: '&map=174.777,-41.292,13' };
type Drawn = 'both' | 'map' | 'preview' | 'empty';

interface Frame {
  ms: number;
  /** Time of the page's own work on the movement, before the frame. */
  handlerMs: number;
}

/** Lets only the chosen draw calls through. */
async function tellDrawCallsApart(page: Page): Promise<void> {
  await page.addInitScript((corners) => {
    const calls = WebGL2RenderingContext.prototype as unknown as Record<string, (...args: number[]) => void>;
    for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
      const draw = calls[name];
      calls[name] = function (this: WebGL2RenderingContext, ...args: number[]) {
        const drawn = document.documentElement.dataset.drawn ?? 'both';
        const isPreview = name === 'drawElements' && args[1] === corners;
        if (drawn === 'both' || drawn === (isPreview ? 'preview' : 'map')) draw.apply(this, args);
      };
    }
  }, previewCorners);
}

/** Moves the slider to another place and measures the frame that follows. */
function frame(page: Page, place: number, drawn: Drawn): Promise<Frame> {
  return page.evaluate(
    ({ place, drawn }) =>
      new Promise<Frame>((resolve) => {
        document.documentElement.dataset.drawn = drawn;
        const input = document.querySelector<HTMLInputElement>('input[type=range]')!;
        const gl = document.querySelector<HTMLCanvasElement>('.maplibregl-canvas')!.getContext('webgl2')!;
        let began = 0;
        // Frame callbacks run in the order they were asked for: this one before the map's, the last one after it.
        requestAnimationFrame(() => (began = performance.now()));
        const moved = performance.now();
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, String(place));
        input.dispatchEvent(new Event('input', { bubbles: true }));
        const handlerMs = performance.now() - moved;
        requestAnimationFrame(() => {
          gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
          resolve({ ms: performance.now() - began, handlerMs });
        });
      }),
    { place, drawn },
  );
}

test('a movement of the slider', async ({ page, baseURL }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  await tellDrawCallsApart(page);
  // The exact answer is another measurement.
  await page.route('**/analysis/blank-areas', () => undefined);
  const all: Record<string, Frame[]> = {};
  for (const [view, map] of Object.entries(views)) {
    await page.goto('about:blank');
    await open(page, `${baseURL ?? ''}/#city=wellington&lang=en&task=blank&dist=100${map}`);
    await page.getByRole('tab', { name: 'Tasks' }).click();
    const slider = page.getByRole('slider', { name: 'Distance' });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText('km²');
    await page.waitForTimeout(2000);
    for (let round = 0; round < warmUps + rounds; round++) {
      for (const [i, drawn] of (['both', 'map', 'preview', 'empty'] as const).entries()) {
        const measured = await frame(page, 10 + ((4 * round + i) % 50), drawn);
        if (round >= warmUps) (all[`${view}/${drawn}`] ??= []).push(measured);
      }
    }
  }
  expect(Object.keys(all)).toHaveLength(8);
  for (const frames of Object.values(all)) expect(frames.every(({ ms }) => ms > 0)).toBe(true);
  if (out === undefined) return;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify(all));
});
