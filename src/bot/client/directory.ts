import type { WebClient } from '@slack/web-api';
import type { Directory } from '../../ports/slack.js';
import { clean } from '../../views/text.js';

/** The most that Slack lists in one call: fewer than 1,000. A command has no time for a second call. */
const LISTED_MAX = 999;

/** The active people of the workspace, or as many of them as one call lists. */
export async function fetchDirectory(client: WebClient): Promise<Directory> {
  const { members = [], response_metadata } = await client.users.list({ limit: LISTED_MAX });
  const people = members.flatMap(({ id, deleted, is_bot, name: handle, real_name, profile = {} }) => {
    if (id === undefined || deleted || is_bot) return [];
    const all = [profile.display_name, profile.real_name, real_name, handle];
    const names = [...new Set(all.flatMap((one) => (one ? [clean(one)] : [])))];
    return [{ id, name: names[0] ?? id, names }];
  });
  return { people, isComplete: !response_metadata?.next_cursor };
}
