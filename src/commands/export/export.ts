import * as z from 'zod';
import { UsageError } from '../../base/errors.js';
import { PERSONAL_KINDS } from '../../incidents/records/incident-summary.js';
import type { Request } from '../../incidents/records/request.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { UploadedFile } from '../../ports/slack.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { channel } from '../../views/text.js';
import { participant } from '../kernel/access.js';
import { flag, withoutDashes, word } from '../kernel/arguments/arguments.js';
import { defineCommand } from '../kernel/command.js';
import { openUnlessRepeated } from '../kernel/forms/open-unless-repeated.js';
import { readRecord } from '../kernel/read-record.js';
import { confirm } from '../kernel/reply.js';
import { listHeads } from './export-heads.js';

const FORMATS = ['md', 'json', 'html'] as const;
const NAMES = { md: 'Markdown', json: 'JSON', html: 'a web page' };

const payload = z.object({
  incident_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  format: z.enum(FORMATS),
});
type Payload = z.output<typeof payload>;

/** Renders the whole record and uploads the file to the incident channel. */
export const exportRecord = defineJob({
  kind: 'export',
  payload,
  lane: ({ incident_id }) => `${incident_id}-export`,
  async run(deps, { payload: wanted, request, uploadOnce }) {
    await uploadOnce({
      channelId: wanted.channel_id,
      about: [wanted.incident_id],
      build: () => renderExport(deps, wanted, request),
    });
  },
  async onFailure(deps, { payload: wanted, request, reason }) {
    const { incident_id, channel_id, user_id } = wanted;
    await deps.store.replaceEvent(eventOf(wanted, request), { holds: false });
    const to = { channelId: channel_id, userId: user_id };
    await deps.show.notify(to, notice(`The export failed. ${reason}`), [incident_id]);
  },
});

export const exportCommand = defineCommand({
  name: 'export',
  aliases: [],
  group: 'Look back',
  usage: 'export [md | json | html | heads] [id]',
  summary:
    'upload the whole record with hashes that show whether it was altered; `heads` lists the heads of earlier exports',
  examples: [
    '/incident export',
    '/incident export html',
    '/incident export json 42',
    '/incident export heads',
  ],
  target: 'incident',
  access: participant('export'),
  arguments: { heads: flag('heads', 'head'), lead: flag('as', 'to', 'in'), format: word(readFormat) },
  async run(deps, { invocation, incident: { incident_id, channel_id }, args: { heads, format = 'md' } }) {
    if (heads) return listHeads(deps, invocation, incident_id);
    const where = channel_id ?? invocation.channelId;
    const id = shortId(incident_id);
    if (where === undefined)
      throw new UsageError(
        `${id} has no channel to upload an export to. Run \`/incident export ${id}\` in the channel that should get it.`,
      );
    const repeated = await openUnlessRepeated(deps, invocation, exportRecord, {
      incident_id,
      user_id: invocation.userId,
      channel_id: where,
      format,
    });
    if (repeated) return repeated;
    return confirm(
      invocation,
      { channel_id: where },
      notice(`The record of ${id} will be posted in ${channel(where)} as ${NAMES[format]}.`),
    );
  },
});

function readFormat(typed: string): Payload['format'] | undefined {
  const name = withoutDashes(typed).replace(/^markdown$/, 'md');
  return FORMATS.find((format) => format === name);
}

/** The event that keeps the head of an export. */
function eventOf(
  { incident_id, user_id }: Pick<Payload, 'incident_id' | 'user_id'>,
  { request_id, created_at }: Request,
): TimelineEvent {
  return {
    incident_id,
    event_id: `export-${request_id}`,
    timestamp: created_at,
    type: 'RECORD_EXPORTED',
    description: 'The record was exported',
    source: 'System',
    user_id,
  };
}

async function renderExport(
  deps: JobDeps,
  { incident_id, user_id, format }: Payload,
  request: Request,
): Promise<UploadedFile> {
  const whole = await readRecord(deps, incident_id);
  const event = eventOf({ incident_id, user_id }, request);
  const record = {
    ...whole,
    // Everyone in the channel gets the file.
    summaries: whole.summaries.filter(({ kind }) => !PERSONAL_KINDS.has(kind)),
    // Of this export, an earlier attempt may have recorded it.
    events: whole.events.filter(({ event_id }) => event_id !== event.event_id),
  };
  // Hashing and rendering are rarely needed, so no command loads them.
  const { exportIncident } = await import('../../reports/export-incident.js');
  const { content, head, items } = await exportIncident(deps, {
    record,
    format,
    by: user_id,
    at: request.created_at,
  });
  // Before anyone has the file: a head that's on the record and nowhere else does no harm.
  const { exportKey } = deps.settings;
  const signature = exportKey === undefined ? undefined : await deps.outward.sign(exportKey, head);
  const detail = { format, head, items: String(items), ...(signature !== undefined && { signature }) };
  await deps.store.replaceEvent({ ...event, detail }, { holds: true });
  const id = shortId(incident_id);
  const source = record.incident.archived_at === undefined ? '' : ', from its archive';
  return {
    name: `${id.toLowerCase()}.${format}`,
    title: `Record of ${id}`,
    content,
    comment: `Record of ${id}${source}: ${items} items. Head of the hash chain: \`${head}\`${signature === undefined ? '' : `\nSignature: \`${signature}\``}`,
  };
}
