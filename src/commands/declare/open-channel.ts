import { UpstreamError } from '../../base/errors.js';
import type { JobDeps } from '../../jobs/job-deps.js';

interface NewChannel {
  incidentId: string;
  title: string;
  isPrivate: boolean;
  mayExist: boolean;
}

const SUFFIX_MAX = 6;

/**
 * Creates the incident channel. No other incident has this number in its channel name, so a channel of that name that
 * Aegis created comes from an earlier run whose response was lost. If someone else created it, the name gets a suffix.
 */
export async function openChannel(
  { slack }: Pick<JobDeps, 'slack'>,
  { incidentId, title, isPrivate, mayExist }: NewChannel,
): Promise<{ id: string; name: string }> {
  // The transliteration of titles is slow to load, and only this needs it.
  const { buildChannelName } = await import('../channel/channel-name.js');
  for (let suffix = 1; ; suffix += 1) {
    const name = buildChannelName(incidentId, title, suffix);
    try {
      return await slack.createChannel(name, { isPrivate });
    } catch (error) {
      if (!isTaken(error) || suffix === SUFFIX_MAX) throw error;
      const own = mayExist ? await slack.findOwnChannel(name) : undefined;
      if (own) return own;
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof UpstreamError && error.upstreamCode === 'name_taken';
}
