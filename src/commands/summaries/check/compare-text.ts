import * as z from 'zod';
import { idsInRecord } from '../../../incidents/ids-in-record.js';
import { createNameOf, mentionsIn } from '../../../incidents/names.js';
import { summarySchema } from '../../../incidents/records/incident-summary.js';
import { defineJob } from '../../../jobs/define-job.js';
import { buildTranscript, type TranscriptLine } from '../../../summaries/transcript.js';
import { notice } from '../../../views/blocks.js';
import { plain } from '../../../views/text.js';
import { readRecord } from '../../kernel/read-record.js';
import { readSourceLinks } from '../workflow/source-links.js';
import { buildCheck } from './check-view.js';

/** Compares a text with the record, sentence by sentence, for the person who asked. */
export const compareText = defineJob({
  kind: 'check',
  payload: z.object({
    incident_id: z.string(),
    user_id: z.string(),
    channel_id: z.string().optional(),
    text: z.string(),
    /** The id of the message being checked, which can't be evidence for itself. */
    message_at: z.string().optional(),
  }),
  lane: ({ incident_id, user_id }) => `${incident_id}-${user_id}`,
  async run(deps, run) {
    const { incident_id, user_id: userId, channel_id: channelId, text, message_at } = run.payload;
    const record = await readRecord(deps, incident_id);
    const { incident } = record;
    const nameOf = createNameOf(
      await deps.slack.names([...new Set([...idsInRecord(record), ...mentionsIn(text)])], {
        ownChannel: incident.channel_id,
      }),
    );
    const now = run.request.created_at;
    const said = plain(text, nameOf);
    const lines = (await buildTranscript(record, nameOf)).filter((line) => !isSame(line, said, message_at));
    const { checkText } = await import('../../../summaries/checker/text/check-text.js');
    const sentences = await checkText(said, { lines, incident, now, nameOf });
    const claims = sentences.flatMap(({ text: sentence, citations }) =>
      citations.length === 0 ? [] : [{ section: 'answer' as const, text: sentence, citations }],
    );
    const checked = summarySchema.parse({ incident_id, timestamp: now, claims });
    const message = buildCheck({ checked, sentences, permalink: await readSourceLinks(deps, checked) });
    await run.postEphemeralOnce({ channelId, userId, about: [incident_id], message });
  },
  async onFailure(deps, { payload: { incident_id, channel_id, user_id }, reason }) {
    const to = { channelId: channel_id, userId: user_id };
    await deps.show.notify(to, notice(`Couldn't compare the text with the record. ${reason}`), [incident_id]);
  },
});

/** A shorter change may match by chance. */
const COPY_MIN = 20;

/** Whether a line is the checked message itself, or the update or note that Aegis posted as that message. */
function isSame({ at, kind, text }: TranscriptLine, said: string, messageAt: string | undefined): boolean {
  if (messageAt === undefined) return false;
  return at === messageAt || (kind === 'change' && text.length >= COPY_MIN && said.includes(text));
}
