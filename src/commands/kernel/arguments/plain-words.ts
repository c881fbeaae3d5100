import { UpstreamError } from '../../../base/errors.js';
import { createNameOf, mentionsIn, type NameOf, unnamed } from '../../../incidents/names.js';
import { plain } from '../../../views/text.js';
import type { RequestDeps } from '../request-deps.js';

/** What someone typed, as plain text on one line with names for the people, channels and user groups in it. */
export async function plainWords(deps: Pick<RequestDeps, 'slack'>, typed: string): Promise<string> {
  return plain(typed, await readNames(deps, mentionsIn(typed)))
    .replace(/\s+/g, ' ')
    .trim();
}

/** Names for the ids in what someone typed. One isn't worth a refusal: while Slack fails, words take its place. */
export async function readNames(
  { slack }: Pick<RequestDeps, 'slack'>,
  ids: readonly string[],
): Promise<NameOf> {
  if (ids.length === 0) return unnamed;
  try {
    return createNameOf(await slack.names(ids));
  } catch (error) {
    if (error instanceof UpstreamError) return unnamed;
    throw error;
  }
}
