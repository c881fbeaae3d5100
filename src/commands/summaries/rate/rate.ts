import { NotFoundError } from '../../../base/errors.js';
import { fromIso } from '../../../base/timestamp.js';
import { PERSONAL_KINDS, type Summary } from '../../../incidents/records/incident-summary.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { viewer } from '../../kernel/access.js';
import { choice, required, word } from '../../kernel/arguments/arguments.js';
import { defineCommand } from '../../kernel/command.js';
import { answer } from '../../kernel/reply.js';
import type { RequestDeps } from '../../kernel/request-deps.js';

export const rate = defineCommand({
  name: 'rate',
  aliases: [],
  group: 'Look back',
  usage: 'rate helpful|unhelpful [id]',
  summary: 'say whether the last summary helped; `/incident stats` counts the ratings',
  examples: ['/incident rate helpful', '/incident rate unhelpful 42'],
  target: 'incident',
  access: viewer,
  arguments: {
    vote: required(
      choice(['helpful', 'unhelpful'], 'first'),
      'Did the last summary help? `/incident rate helpful` or `/incident rate unhelpful`.',
    ),
    /** The summary that a button belongs to. */
    rated: word(fromIso, 'first'),
  },
  async run(deps, { invocation: { userId }, incident: { incident_id }, args: { vote, rated } }) {
    const summary = await findRated(deps, incident_id, { rated, userId });
    const isStored = summary && (await deps.store.recordVote(summary, { userId, vote }));
    if (!isStored)
      throw new NotFoundError(
        `There's no summary of ${shortId(incident_id)} to rate. \`/incident summary\` makes one.`,
      );
    const id = shortId(incident_id);
    const [said, other] = vote === 'helpful' ? ['helped you', 'unhelpful'] : ["didn't help you", 'helpful'];
    return answer(
      notice(`Noted: this summary of ${id} ${said}. To change that, run \`/incident rate ${other} ${id}\`.`),
    );
  },
});

/**
 * The one that a button names, or the newest one this person has seen. Others' private summaries don't exist for them.
 */
async function findRated(
  { store }: Pick<RequestDeps, 'store'>,
  incidentId: string,
  { rated, userId }: { rated: string | undefined; userId: string },
): Promise<Summary | undefined> {
  const isSeen = ({ kind, requested_by }: Summary) =>
    kind !== 'update' && (!PERSONAL_KINDS.has(kind) || requested_by === userId);
  if (rated === undefined) return store.findSummary(incidentId, { isWanted: isSeen });
  const found = await store.getSummary(incidentId, rated);
  return found && isSeen(found) ? found : undefined;
}
