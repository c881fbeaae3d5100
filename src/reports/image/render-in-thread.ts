/** Paths of files that the thread reads. */
export interface RendererFiles {
  wasm: string;
  renderer: string;
  fonts: string[];
}

export type Rendered = { png: Uint8Array } | { error: unknown };

/** Twice the size of the SVG, for high-density screens. */
export const ZOOM = 2;

/**
 * What a thread runs: it renders each SVG that it's sent, and answers in turn. A thread gets the source of this function
 * and nothing else, so it uses nothing around it, and names no function inside: tsx marks those with a helper.
 */
export async function renderInThread(): Promise<void> {
  const { parentPort, workerData } = process.getBuiltinModule('node:worker_threads');
  const { readFileSync } = process.getBuiltinModule('node:fs');
  const { createRequire } = process.getBuiltinModule('node:module');
  const { files, zoom } = workerData as { files: RendererFiles; zoom: number };
  const load = createRequire(files.renderer);
  const { initWasm, Resvg } = load(files.renderer) as typeof import('@resvg/resvg-wasm');
  await initWasm(readFileSync(files.wasm));
  const fontBuffers = files.fonts.map((path) => new Uint8Array(readFileSync(path)));
  const font = { fontBuffers, loadSystemFonts: false, defaultFontFamily: 'Roboto' };

  parentPort?.on('message', (svg: string) => {
    try {
      const chart = new Resvg(svg, { fitTo: { mode: 'zoom', value: zoom }, font });
      const image = chart.render();
      parentPort.postMessage({ png: image.asPng() });
      // WebAssembly memory isn't garbage-collected.
      image.free();
      chart.free();
    } catch (error) {
      parentPort.postMessage({ error });
    }
  });
}
