import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Logger } from '../../ports/logger.js';
import type { Markup } from '../render/markup.js';

/** Twice the size of the drawing, for the screens of today. */
const ZOOM = 2;
/** Finds the files of packages, in node_modules beside the sources or beside the bundle. */
const require = createRequire(import.meta.url);

let renderer: ReturnType<typeof load> | undefined;

/**
 * A drawing as PNG. The first one loads 2.5 MB of WebAssembly and two fonts, about 100 ms; nothing is read from the
 * machine's own fonts, so that it looks the same everywhere.
 */
export async function renderPng(drawing: Markup): Promise<Uint8Array> {
  renderer ??= load();
  const { Resvg, fontBuffers } = await renderer;
  const picture = new Resvg(drawing.source, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: 'Roboto' },
  });
  const image = picture.render();
  try {
    return image.asPng();
  } finally {
    // WebAssembly gives nothing back by itself.
    image.free();
    picture.free();
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

/** readFile never shares its memory, which is what the renderer's types ask for. */
function read(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(path) as Promise<Uint8Array<ArrayBuffer>>;
}
