import * as z from 'zod';
import { UsageError } from '../../../base/errors.js';
import type { IncidentRecord } from '../../../incidents/records/incident-record.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import type { Job } from '../../../jobs/job.js';
import type { Deps } from '../../../ports/deps.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { channel } from '../../../views/text.js';
import { authorize } from '../../kernel/authorize.js';
import { readIncident } from '../../kernel/change.js';
import type { LegacyCommand } from '../../kernel/legacy-command.js';
import { openJob } from '../../kernel/open-job.js';
import { answer } from '../../kernel/reply.js';
import { makeSummary, readRecord } from '../workflow/make-summary.js';
import { linksOf } from '../workflow/summary-message.js';

const payload = z.object({ incident_id: z.string(), user_id: z.string(), channel_id: z.string() });

/** Writes the draft, keeps it in the object store, and puts it into the channel as Markdown and as a web page. */
const draftPostmortem: Job = {
  kind: 'postmortem',
  async run(deps, { request, step }) {
    const { incident_id, user_id, channel_id } = payload.parse(request.payload);
    const record = await readRecord(deps, incident_id);
    const made = await step('summary', () =>
      makeSummary(
        deps,
        { record },
        {
          kind: 'postmortem',
          requestedBy: user_id,
          requestedAt: request.created_at,
          attach: async (summary) => {
            const { md } = await renderDraft(deps, record, summary);
            return { content_ref: await deps.contents.keep(md) };
          },
        },
      ),
    );
    const id = shortId(incident_id);
    const drafts = await renderDraft(deps, record, made);
    for (const [format, content] of Object.entries(drafts)) {
      await step(format, async (mayExist) => {
        const file = {
          name: `${id.toLowerCase()}-postmortem.${format}`,
          title: `Post-mortem draft of ${id}`,
          content,
          comment: `Post-mortem draft of ${id}, ${format === 'md' ? 'to work on' : 'to read'}.`,
        };
        await deps.slack.upload(channel_id, file, { since: request.created_at, mayExist });
        return true;
      });
    }
  },
  async onFailure(deps, request, reason) {
    const { channel_id, user_id } = payload.parse(request.payload);
    await deps.slack.postEphemeral(
      channel_id,
      user_id,
      notice(`There is no post-mortem draft this time. ${reason}`),
    );
  },
};

export const postmortem: LegacyCommand = {
  name: 'postmortem',
  aliases: ['post-mortem', 'retro'],
  group: 'Look back',
  usage: 'postmortem [id]',
  summary: 'upload a draft of the post-mortem, every line with its sources',
  examples: ['/incident postmortem', '/incident postmortem 42'],
  about: 'incident',
  async run(deps, { ask, incidentId, words }) {
    if (!words.isEmpty) throw new UsageError('`/incident postmortem` takes an incident id and nothing else.');
    const incident = await readIncident(deps, incidentId);
    await authorize(deps, ask, { permission: 'participant', what: 'write the post-mortem of', incident });
    const where = incident.channel_id ?? ask.channelId;
    if (where === undefined) throw new UsageError(`${shortId(incidentId)} has no channel to put a draft in.`);
    await openJob(deps, ask, {
      kind: draftPostmortem.kind,
      lane: `${incidentId}-summary`,
      payload: { incident_id: incidentId, user_id: ask.userId, channel_id: where },
    });
    return answer(notice(`The post-mortem draft of ${shortId(incidentId)} comes in ${channel(where)}.`));
  },
  job: draftPostmortem,
};

async function renderDraft(
  deps: Deps,
  record: IncidentRecord,
  summary: Summary,
): Promise<{ md: string; html: string }> {
  // Rarely needed, and printing is none of a command's first three seconds.
  const [{ buildDraft }, { renderDraftMarkdown }, { renderDraftHtml }] = await Promise.all([
    import('../../../reports/postmortem/postmortem-draft.js'),
    import('../../../reports/postmortem/postmortem-markdown.js'),
    import('../../../reports/postmortem/postmortem-html.js'),
  ]);
  const { incident, events, tasks } = record;
  const people = [
    incident.declared_by,
    ...Object.values(incident.roles),
    ...events.flatMap(({ user_id, detail }) => [user_id, detail?.user_id]),
    ...tasks.map(({ owner }) => owner),
  ];
  const names = await deps.slack.names([...new Set(people.filter((id) => id !== undefined))]);
  const nameOf = (id: string) => names.get(id) ?? id;
  const draft = buildDraft({ record, summary, nameOf, permalink: await linksOf(deps, summary) });
  return { md: renderDraftMarkdown(draft), html: renderDraftHtml(draft) };
}
