import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Logger } from '../../ports/logger.js';
import type { Markup } from '../render/markup.js';

/** Twice the size of the SVG, for high-density screens. */
const ZOOM = 2;
/** Finds package files in node_modules, next to the sources or next to the bundle. */
const require = createRequire(import.meta.url);

let renderer: ReturnType<typeof load> | undefined;

/**
 * An SVG as PNG. The first call loads 2.5 MB of WebAssembly and two fonts, which takes about 100 ms. System fonts are
 * ignored so that images look the same everywhere.
 */
export async function renderPng(svg: Markup): Promise<Uint8Array> {
  renderer ??= load();
  const { Resvg, fontBuffers } = await renderer;
  const chart = new Resvg(svg.source, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: 'Roboto' },
  });
  const image = chart.render();
  try {
    return image.asPng();
  } finally {
    // WebAssembly memory isn't garbage-collected.
    image.free();
    chart.free();
  }
}

/** A chart as PNG; undefined when it can't be rendered, because it only illustrates what the text already says. */
export async function tryRenderImage(
  { logger }: { logger: Logger },
  buildChart: () => Markup,
): Promise<Uint8Array | undefined> {
  try {
    return await renderPng(buildChart());
  } catch (err) {
    logger.error({ err }, 'could not render the image');
    return undefined;
  }
}

async function load() {
  const [{ initWasm, Resvg }, wasm, ...fontBuffers] = await Promise.all([
    import('@resvg/resvg-wasm'),
    read(require.resolve('@resvg/resvg-wasm/index_bg.wasm')),
    read(require.resolve('@expo-google-fonts/roboto/400Regular/Roboto_400Regular.ttf')),
    read(require.resolve('@expo-google-fonts/roboto/700Bold/Roboto_700Bold.ttf')),
  ]);
  await initWasm(wasm);
  return { Resvg, fontBuffers };
}

/** The renderer's types require an unshared buffer, which is what readFile returns. */
function read(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(path) as Promise<Uint8Array<ArrayBuffer>>;
}
