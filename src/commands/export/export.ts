import * as z from 'zod';
import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { Job } from '../../jobs/job.js';
import type { Deps } from '../../ports/deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { channel } from '../../views/text.js';
import { authorize } from '../kernel/authorize.js';
import { readIncident } from '../kernel/change.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { openJob } from '../kernel/open-job.js';
import { answer } from '../kernel/reply.js';
import { readRecord } from '../summaries/make-summary.js';

const FORMATS = ['md', 'json', 'html'] as const;
const NAMES = { md: 'Markdown', json: 'JSON', html: 'a web page' };

const payload = z.object({
  incident_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  format: z.enum(FORMATS),
});
type Payload = z.output<typeof payload>;

/** Reads the record in whole, prints it and puts the file into the incident's channel. */
const exportRecord: Job = {
  kind: 'export',
  async run(deps, { request, step }) {
    const wanted = payload.parse(request.payload);
    await step('upload', async (mayExist) => {
      await upload(deps, wanted, { since: request.created_at, mayExist });
      return true;
    });
  },
  async onFailure(deps, request, reason) {
    const { channel_id, user_id } = payload.parse(request.payload);
    await deps.slack.postEphemeral(channel_id, user_id, notice(`There is no export this time. ${reason}`));
  },
};

export const exportCommand: LegacyCommand = {
  name: 'export',
  aliases: [],
  group: 'Look back',
  usage: 'export [md | json | html] [id]',
  summary: 'upload the whole record with hashes that tell whether it was altered',
  examples: ['/incident export', '/incident export html', '/incident export json 42'],
  about: 'incident',
  async run(deps, { ask, incidentId, words }) {
    const format = words.takeAny(readFormat) ?? 'md';
    if (!words.isEmpty)
      throw new UsageError('`/incident export` takes `md`, `json` or `html`, and an incident id.');
    const incident = await readIncident(deps, incidentId);
    await authorize(deps, ask, { permission: 'participant', what: 'export', incident });
    const where = incident.channel_id ?? ask.channelId;
    if (where === undefined)
      throw new UsageError(`${shortId(incidentId)} has no channel to put an export in.`);
    await openJob(deps, ask, {
      kind: exportRecord.kind,
      lane: `${incidentId}-export`,
      payload: { incident_id: incidentId, user_id: ask.userId, channel_id: where, format } satisfies Payload,
    });
    return answer(
      notice(`The record of ${shortId(incidentId)} comes in ${channel(where)} as ${NAMES[format]}.`),
    );
  },
  job: exportRecord,
};

function readFormat(word: string): Payload['format'] | undefined {
  const name = word.toLowerCase().replace(/^markdown$/, 'md');
  return FORMATS.find((format) => format === name);
}

async function upload(
  deps: Deps,
  { incident_id, user_id, channel_id, format }: Payload,
  once: { since: Timestamp; mayExist: boolean },
): Promise<void> {
  const record = await readRecord(deps, incident_id);
  // Rarely needed, and hashing and printing are none of a command's first three seconds.
  const { exportIncident } = await import('../../reports/export-incident.js');
  const { content, head, items } = await exportIncident(deps, {
    record,
    format,
    by: user_id,
    at: once.since,
  });
  const id = shortId(incident_id);
  const isArchived = record.incident.archived_at !== undefined;
  const file = {
    name: `${id.toLowerCase()}.${format}`,
    title: `Record of ${id}`,
    content,
    comment: `Record of ${id}${isArchived ? ', from its archive' : ''}: ${items} items. Head of the hash chain: \`${head}\``,
  };
  await deps.slack.upload(channel_id, file, once);
}
