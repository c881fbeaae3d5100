import { UpstreamError } from '../../base/errors.js';
import type { Slack } from '../../ports/slack.js';
import type { NamedResponder } from './responders-of.js';

/** Ids of the current responders; empty while Slack doesn't answer. */
export async function onCallNow(
  slack: Pick<Slack, 'directory' | 'groupMembers' | 'user' | 'userGroups'>,
  named: readonly NamedResponder[],
): Promise<string[]> {
  if (named.length === 0) return [];
  try {
    // Nothing to look up if aegis.yml lists nobody.
    const { findResponders } = await import('./find-responders.js');
    const { responders } = await findResponders(slack, named);
    return responders.flatMap(({ userIds }) => userIds);
  } catch (error) {
    if (error instanceof UpstreamError) return [];
    throw error;
  }
}
