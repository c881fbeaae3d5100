import * as z from 'zod';
import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { commentEntity } from '../../data/entities/comment-entity.js';
import { DuplicateRequestError } from '../../data/table/failures.js';
import type { Job } from '../../jobs/job.js';
import type { Deps } from '../../ports/deps.js';
import { notice, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { LIMITS } from '../../views/limits.js';
import { date, echo, quote, truncate, user } from '../../views/text.js';
import type { ArgumentReader } from '../kernel/argument-reader.js';
import { authorize } from '../kernel/authorize.js';
import { readIncident } from '../kernel/change.js';
import { answer, type Command, type Invocation } from '../kernel/command.js';
import { buildRequest } from '../kernel/open-job.js';
import { lastTimeOfDay } from '../kernel/time-of-day.js';

const NOTE_MAX = 2000;
/** In UTF-8, of which some scripts take three a character: items of the table stay at about 4 KB. */
const NOTE_BYTES = 4_000;

const payload = z.object({ channel_id: z.string(), note: commentEntity.schema });

/** Shows the note to everybody, for it is part of the record. */
const postNote: Job = {
  kind: 'note',
  async run({ slack }, { request, step }) {
    const { channel_id, note } = payload.parse(request.payload);
    const when = note.noted_at === undefined ? '' : ` of ${date(note.timestamp)}`;
    const text = `:memo: *Note*${when} by ${user(note.user_id)}: ${truncate(quote(note.text ?? ''), LIMITS.section - 100)}`;
    const message = { text, blocks: [section(text)] };
    await step('post', (mayExist) =>
      slack.post(channel_id, message, { key: request.request_id, since: request.created_at, mayExist }),
    );
  },
};

export const note: Command = {
  name: 'note',
  aliases: ['comment', 'add'],
  group: 'Run an incident',
  usage: 'note [at:14:05] text...',
  summary: 'put a note on the record, where everybody sees it',
  examples: [
    '/incident note failed over to the replica',
    '/incident note at:14:05 the vendor called',
    '/incident note 42 vendor confirmed the fault',
  ],
  about: 'incident',
  takesProse: 'all',
  async run(deps, { ask, incidentId, words }) {
    const at = await readMoment(deps, ask, words);
    const text = words.rest();
    if (text === '') throw new UsageError('What is the note? `/incident note failed over to the replica`.');
    await addNote(deps, ask, { incidentId, text, at });
    return answer(notice(`Noted on ${shortId(incidentId)}.`));
  },
  job: postNote,
};

interface NewNote {
  incidentId: string;
  /** As Slack escapes it. */
  text: string;
  /** When it happened; now if absent. */
  at?: Timestamp | undefined;
}

/** Puts a note on the record and lets the channel see it. Throws when it is too long or the person takes no part. */
export async function addNote(deps: Deps, ask: Invocation, { incidentId, text, at }: NewNote): Promise<void> {
  refuseLong(text, 'Post it as a message: messages are on the record too.');
  const incident = await readIncident(deps, incidentId);
  await authorize(deps, ask, { permission: 'participant', what: 'add notes to', incident });
  const { channel_id } = incident;
  const note = {
    incident_id: incidentId,
    timestamp: at ?? ask.at,
    ...(at !== undefined && { noted_at: ask.at }),
    user_id: ask.userId,
    text,
    source: 'note' as const,
    channel_id,
  };
  try {
    const request = buildRequest(ask, { kind: postNote.kind, payload: { channel_id, note } });
    await deps.store.recordNote(note, channel_id === undefined ? { ...request, state: 'DONE' } : request);
  } catch (error) {
    if (!(error instanceof DuplicateRequestError)) throw error;
  }
  await deps.queue.enqueue({ requestId: ask.requestId, lane: incidentId });
}

/** Throws UsageError, with what to do instead, when a note would not fit into an item. */
export function refuseLong(text: string, instead: string): void {
  if (text.length <= NOTE_MAX && Buffer.byteLength(text) <= NOTE_BYTES) return;
  throw new UsageError(
    `A note may have ${NOTE_MAX} characters (fewer in scripts like 漢字), this has ${text.length}. ${instead}`,
  );
}

const BACK_DATED = /^at:(.+)$/i;

/** `at:14:05`, by the clock of whoever types it, today or yesterday. */
async function readMoment(
  { slack }: Deps,
  ask: Invocation,
  words: ArgumentReader,
): Promise<Timestamp | undefined> {
  const typed = words.takeFirst((word) => BACK_DATED.exec(word)?.[1]);
  if (typed === undefined) return undefined;
  const { timeZone } = await slack.user(ask.userId);
  const moment = lastTimeOfDay(typed, { now: ask.at, timeZone });
  if (!moment) throw new UsageError(`"${echo(typed, 40)}" is no time of day. For instance \`at:14:05\`.`);
  return moment;
}
