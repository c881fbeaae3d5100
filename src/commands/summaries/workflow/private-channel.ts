import { UsageError } from '../../../base/errors.js';
import type { Invocation } from '../../kernel/invocation.js';

/** The channel in which only this person will see the result. Throws UsageError in App Home, which shows none. */
export function privateChannel({ channelId }: Invocation): string {
  if (channelId !== undefined) return channelId;
  throw new UsageError('Run it in a channel: the answer appears there, and only you see it.');
}
