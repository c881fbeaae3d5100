import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../../ports/logger.js';
import type { Markup } from '../render/markup.js';
import { type Rendered, type RendererFiles, renderInThread, ZOOM } from './render-in-thread.js';

/** Finds package files in node_modules, next to the sources or next to the bundle. */
const require = createRequire(import.meta.url);

let thread: Worker | undefined;
let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * An SVG as PNG. It takes 0.2 s of a core, the first one up to 2 s, so a thread of its own renders it and the process goes
 * on answering. System fonts are ignored so that images look the same everywhere.
 */
export function renderPng(svg: Markup): Promise<Uint8Array> {
  const turn = lastTurn.then(() => renderInTurn(svg));
  lastTurn = turn.catch(() => undefined);
  return turn;
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

async function renderInTurn({ source }: Markup): Promise<Uint8Array> {
  const renderer = thread ?? openThread();
  // An idle thread lets the process end.
  renderer.ref();
  try {
    renderer.postMessage(source);
    // Rejects with what ended the thread.
    const [rendered] = (await once(renderer, 'message')) as [Rendered];
    if ('error' in rendered) throw rendered.error;
    return rendered.png;
  } finally {
    renderer.unref();
  }
}

function openThread(): Worker {
  const wasm = require.resolve('@resvg/resvg-wasm/index_bg.wasm');
  const files: RendererFiles = {
    wasm,
    // Not exported under its name.
    renderer: wasm.replace(/index_bg\.wasm$/, 'index.js'),
    fonts: [
      require.resolve('@expo-google-fonts/roboto/400Regular/Roboto_400Regular.ttf'),
      require.resolve('@expo-google-fonts/roboto/700Bold/Roboto_700Bold.ttf'),
    ],
  };
  // Without the loaders of this process, which take a second.
  const opened = new Worker(`(${renderInThread})()`, {
    eval: true,
    execArgv: [],
    workerData: { files, zoom: ZOOM },
  });
  opened.on('error', () => {
    thread = undefined;
  });
  thread = opened;
  return opened;
}
