import * as z from 'zod';
import { defineJob } from '../../jobs/define-job.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { date, user } from '../../views/text.js';
import type { Invocation } from '../kernel/invocation.js';
import { readRecord } from '../kernel/read-record.js';
import { type Reply, untilWorkerStarts } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';

/** The newest; an incident is rarely exported more often. */
const SHOWN = 10;

/** Shows the heads of earlier exports to the person who asks; an archived incident is read from its archive. */
export const exportHeads = defineJob({
  kind: 'export-heads',
  payload: z.object({ incident_id: z.string() }),
  async run(deps, { payload: { incident_id } }) {
    const { events } = await readRecord(deps, incident_id);
    const exported = events.filter(({ type, detail }) => type === 'RECORD_EXPORTED' && detail?.head);
    const id = shortId(incident_id);
    const lines = exported
      .slice(-SHOWN)
      .reverse()
      .map(
        ({
          timestamp,
          user_id = '',
          detail: { format = '', items = '', head = '', signature = '' } = {},
        }) => {
          const line = [date(timestamp), user(user_id), format, `${items} items`, `\`${head}\``].join(' · ');
          return signature === '' ? line : `${line}\nSignature: \`${signature}\``;
        },
      );
    const text =
      lines.length === 0
        ? `${id} hasn't been exported yet. \`/incident export json\` makes a file that can be verified.`
        : `*Exports of ${id}*, newest first\n${lines.join('\n')}`;
    await deps.show.answer(notice(text), { about: [incident_id] });
  },
  async onFailure({ show }, { payload: { incident_id }, reason }) {
    await show.answer(notice(`Couldn't look up the exports. ${reason}`), { about: [incident_id] });
  },
});

export async function listHeads(
  deps: RequestDeps,
  invocation: Invocation,
  incident_id: string,
): Promise<Reply> {
  await exportHeads.open(deps, invocation, { incident_id });
  return untilWorkerStarts(deps, notice(`Looking up the exports of ${shortId(incident_id)}.`));
}
