import type { CDPSession, Page } from '@playwright/test';

/** A picture as the compositor showed it. */
export interface Frame {
  /** Wall clock, ms. */
  at: number;
  /** JPEG, base64. */
  data: string;
}

/** How far a frame is from another one, shares of pixels that differ visibly, 0..1. */
export interface Difference {
  whole: number;
  /** Of the map alone, panels and bar left out. */
  map: number;
  /** Of the worst of the 160 cells of the map. */
  cell: number;
}

/** Frames from now on, at half size: encoding them must not cost what is measured. */
export async function recordFrames(cdp: CDPSession, width: number, height: number): Promise<Frame[]> {
  const frames: Frame[] = [];
  cdp.on('Page.screencastFrame', ({ data, sessionId, metadata }) => {
    frames.push({ at: (metadata.timestamp ?? 0) * 1000, data });
    void cdp.send('Page.screencastFrameAck', { sessionId });
  });
  await cdp.send('Page.startScreencast', { format: 'jpeg', quality: 70, maxWidth: width / 2, maxHeight: height / 2 });
  return frames;
}

/**
 * Each frame against `last`, decoded in a page of their own. `covered` are the shares of each side of the picture that
 * panels and controls take. A channel that is off by more than 24 of 255 is seen; less is what JPEG does to a thin line.
 */
export async function compareFrames(
  tool: Page,
  frames: readonly Frame[],
  last: Frame,
  covered: Record<'left' | 'top' | 'right' | 'bottom', number>,
): Promise<Difference[]> {
  return tool.evaluate(
    async ({ pictures, final, left, top, right, bottom }) => {
      const decode = async (data: string): Promise<ImageData> => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${data}`)).blob());
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        if (!context) throw new Error('no 2D canvas');
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const { width, height, data: b } = await decode(final);
      const [fromX, fromY] = [Math.round(width * left), Math.round(height * top)];
      const [mapWidth, mapHeight] = [
        Math.round(width * (1 - right)) - fromX,
        Math.round(height * (1 - bottom)) - fromY,
      ];
      const [columns, rows] = [16, 10];
      const differences = [];
      for (const picture of pictures) {
        const a = (await decode(picture)).data;
        const cells = new Float64Array(columns * rows);
        let whole = 0;
        let map = 0;
        for (let i = 0, pixel = 0; i < b.length; i += 4, pixel++) {
          // Frames before the window has its size are no picture of it.
          const isSeen =
            a.length !== b.length || [0, 1, 2].some((channel) => Math.abs(a[i + channel] - b[i + channel]) > 24);
          if (!isSeen) continue;
          whole++;
          const [x, y] = [(pixel % width) - fromX, Math.floor(pixel / width) - fromY];
          if (x < 0 || y < 0 || x >= mapWidth || y >= mapHeight) continue;
          map++;
          const column = Math.floor((x * columns) / mapWidth);
          cells[Math.floor((y * rows) / mapHeight) * columns + column]++;
        }
        const mapPixels = mapWidth * mapHeight;
        differences.push({
          whole: whole / (width * height),
          map: map / mapPixels,
          cell: (Math.max(...cells) * columns * rows) / mapPixels,
        });
      }
      return differences;
    },
    { pictures: frames.map(({ data }) => data), final: last.data, ...covered },
  );
}
