import { MINUTE_MS } from '../../src/base/durations.js';
import type { TestAegis } from './aegis.js';

/** Longer than Slack's histories lag behind. */
const DOWN_MS = 2 * MINUTE_MS;

/** Events during `happens` never reach Aegis, although Slack gets its acknowledgments. */
export async function whileDown(
  { clock, delivery, settled }: TestAegis,
  happens: () => void | Promise<void>,
): Promise<void> {
  const { event } = delivery;
  clock.advance(DOWN_MS);
  delivery.event = async () => ({ status: 200, body: '' }) as never;
  await happens();
  await settled();
  delivery.event = event;
}

/** Calls for pages of histories since the last count. */
export function countHistoryCalls({
  server,
}: TestAegis): () => { history: number; replies: number; limited: number } {
  let seen = server.calls.length;
  return () => {
    const calls = server.calls.slice(seen);
    seen = server.calls.length;
    const count = (name: string) => calls.filter(({ method }) => method === `conversations.${name}`).length;
    const limited = calls.filter(({ isRateLimited }) => isRateLimited).length;
    return { history: count('history'), replies: count('replies'), limited };
  };
}
