import * as z from 'zod';
import type { Timestamp } from '../../../base/timestamp.js';
import { keysOf } from '../../../data/table/keys.js';
import { idsInRecord } from '../../../incidents/ids-in-record.js';
import { createNameOf } from '../../../incidents/names.js';
import type { IncidentRecord } from '../../../incidents/records/incident-record.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import { defineJob } from '../../../jobs/define-job.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import type { UploadedFile } from '../../../ports/slack.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { readRecord } from '../../kernel/read-record.js';
import { makeSummary } from '../workflow/make-summary.js';
import { makeSummaryOnce } from '../workflow/make-summary-once.js';
import { readSourceLinks } from '../workflow/source-links.js';

type Format = 'md' | 'html';

/** Writes the draft, keeps its text, and uploads it as Markdown and as a web page. */
export const draftPostmortem = defineJob({
  kind: 'postmortem',
  payload: z.object({ incident_id: z.string(), user_id: z.string(), channel_id: z.string() }),
  lane: ({ incident_id }) => `${incident_id}-summary`,
  async run(deps, run) {
    const { incident_id, user_id, channel_id: channelId } = run.payload;
    const at = run.request.created_at;
    const record = await readRecord(deps, incident_id);
    const made = await makeSummaryOnce(deps, run, () => makeDraft(deps, record, { user_id, at }));
    if (!made) return;
    const drafts = await renderDraft(deps, record, made);
    const id = shortId(incident_id);
    const file = {
      ...toFile(id, 'md', drafts.md),
      comment: `Post-mortem draft of ${id}: Markdown to edit, a web page to read.`,
      others: [toFile(id, 'html', drafts.html)],
    };
    await run.uploadOnce({ channelId, about: [incident_id], build: async () => file });
  },
  async onFailure(deps, { payload: { incident_id, channel_id, user_id }, reason }) {
    const text = `Couldn't write the post-mortem draft of ${shortId(incident_id)}. ${reason}`;
    await deps.show.notify({ channelId: channel_id, userId: user_id }, notice(text), [incident_id]);
  },
});

/** The stored summary references the Markdown text, so that a redaction can remove it. */
function makeDraft(
  deps: JobDeps,
  record: IncidentRecord,
  { user_id, at }: { user_id: string; at: Timestamp },
): Promise<Summary> {
  return makeSummary(
    deps,
    { record },
    {
      kind: 'postmortem',
      requestedBy: user_id,
      requestedAt: at,
      attach: async (summary) => ({
        content_ref: await deps.contents.keep((await renderDraft(deps, record, summary)).md, {
          incident_id: summary.incident_id,
          item: keysOf.summary(summary).SK,
          version: at,
        }),
      }),
    },
  );
}

function toFile(id: string, format: Format, content: string): UploadedFile {
  return {
    name: `${id.toLowerCase()}-postmortem.${format}`,
    title: `Post-mortem draft of ${id}`,
    content,
  };
}

async function renderDraft(
  deps: JobDeps,
  record: IncidentRecord,
  summary: Summary,
): Promise<Record<Format, string>> {
  // Rarely needed, so no command loads them.
  const [{ buildDraft }, { renderDraftMarkdown }, { renderDraftHtml }] = await Promise.all([
    import('../../../reports/postmortem/postmortem-draft.js'),
    import('../../../reports/postmortem/postmortem-markdown.js'),
    import('../../../reports/postmortem/postmortem-html.js'),
  ]);
  // A draft doesn't quote messages.
  const ids = idsInRecord({ ...record, comments: [] });
  const nameOf = createNameOf(await deps.slack.names(ids, { ownChannel: record.incident.channel_id }));
  const permalink = await readSourceLinks(deps, summary);
  const { template } = deps.settings.process.postmortem;
  const draft = buildDraft({ record, summary, nameOf, permalink, template });
  return { md: renderDraftMarkdown(draft), html: renderDraftHtml(draft) };
}
