import { UsageError } from '../../../base/errors.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { channel, date } from '../../../views/text.js';
import { member } from '../../kernel/access.js';
import { flag } from '../../kernel/arguments/arguments.js';
import { defineCommand } from '../../kernel/command.js';
import { answer, NOTHING } from '../../kernel/reply.js';
import { IN_PLACE } from '../workflow/summary-view.js';
import { postSummary } from './post-summary.js';
import { scope } from './summary-scope.js';

export const summary = defineCommand({
  name: 'summary',
  aliases: ['summarize', 'summarise', 'tldr'],
  group: 'Look back',
  usage: 'summary [since 30m | as-of 14:05 | handoff | full] [id]',
  summary: 'summarize the incident, every line with its sources',
  examples: [
    '/incident summary',
    '/incident summary since 30m',
    '/incident summary as-of 14:05',
    '/incident summary 42',
  ],
  target: 'incident',
  access: member('summarize'),
  arguments: { inPlace: flag(IN_PLACE), scope },
  async run(deps, { invocation, incident, args: { inPlace, scope: wanted } }) {
    const { incident_id, channel_id, created_at } = incident;
    const id = shortId(incident_id);
    const where = channel_id ?? invocation.channelId;
    if (where === undefined)
      throw new UsageError(
        `${id} has no channel to post a summary in. \`/incident catchup ${id}\` shows one to you.`,
      );
    const { zoneNote = '', ...covers } = wanted;
    const { as_of } = covers;
    const isBefore = as_of !== undefined && as_of < created_at;
    const said = isBefore
      ? `${zoneNote} ${id} was declared ${date(created_at)}; the summary is as of then.`
      : zoneNote;
    await postSummary.open(deps, invocation, {
      incident_id,
      user_id: invocation.userId,
      channel_id: where,
      ...covers,
      ...(inPlace && where === invocation.channelId && { replaces_ts: invocation.clickedTs }),
      // Before it was declared, there was nothing to summarize.
      ...(isBefore && { as_of: created_at }),
    });
    if (where === invocation.channelId) return said === '' ? NOTHING : answer(notice(said.trim()));
    return answer(notice(`The summary of ${id} will be in ${channel(where)} in a moment.${said}`));
  },
});
