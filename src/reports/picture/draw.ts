import type { Logger } from '../../ports/logger.js';
import type { Markup } from '../render/markup.js';

/** A picture as PNG; undefined where it cannot be drawn, for it only illustrates what stands in words. */
export async function draw(
  { logger }: { logger: Logger },
  compose: () => Markup,
): Promise<Uint8Array | undefined> {
  try {
    // 3 MB that nothing else needs.
    const { renderPng } = await import('./png.js');
    return await renderPng(compose());
  } catch (err) {
    logger.error({ err }, 'a picture could not be drawn');
    return undefined;
  }
}
