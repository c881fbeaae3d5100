import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { Browser, Page } from 'playwright-core';

/** How many colors a frame has; the page has few. */
const COLORS = 128;

interface Frame {
  png: Buffer;
  /** How long it's shown, in milliseconds. */
  millis: number;
}

/** Takes screenshots of a page and turns them into an animated image. */
export interface Film {
  /** Adds the page as it is now, shown for the given time. */
  shoot(millis: number): Promise<void>;
  /** Writes `NAME.gif` to a folder, and resolves to its size in bytes. */
  save(browser: Browser, folder: string, name: string): Promise<number>;
}

export function createFilm(page: Page): Film {
  const frames: Frame[] = [];
  return {
    async shoot(millis) {
      frames.push({ png: await page.screenshot(), millis });
    },
    async save(browser, folder, name) {
      const encoder = GIFEncoder();
      const decoder = await browser.newPage();
      for (const { png, millis } of frames) {
        const { rgba, width, height } = await decode(decoder, png);
        const palette = quantize(rgba, COLORS);
        encoder.writeFrame(applyPalette(rgba, palette), width, height, { palette, delay: millis });
      }
      encoder.finish();
      await decoder.close();
      const bytes = encoder.bytes();
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${name}.gif`), bytes);
      return bytes.length;
    },
  };
}

/** Runs in the page, because the browser that made a PNG can decode it. */
const DECODE = `async (base64) => {
  const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + base64)).blob());
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
  let text = '';
  for (let i = 0; i < data.length; i += 32768) text += String.fromCharCode(...data.subarray(i, i + 32768));
  return { data: btoa(text), width, height };
}`;

interface Decoded {
  /** RGBA, in Base64. */
  data: string;
  width: number;
  height: number;
}

async function decode(page: Page, png: Buffer) {
  const { data, ...size } = await page.evaluate<Decoded>(`(${DECODE})('${png.toString('base64')}')`);
  return { rgba: new Uint8Array(Buffer.from(data, 'base64')), ...size };
}
