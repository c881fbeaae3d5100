import * as z from 'zod';
import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { DuplicateRequestError } from '../../data/table/failures.js';
import { type Comment, commentSchema } from '../../incidents/records/comment.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Request } from '../../incidents/records/request.js';
import { defineJob } from '../../jobs/define-job.js';
import { notice, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { LIMITS } from '../../views/limits.js';
import { cutMarkup, date, quote, user } from '../../views/text.js';
import { participant } from '../kernel/access.js';
import { rest } from '../kernel/arguments/arguments.js';
import { defineCommand } from '../kernel/command.js';
import type { Invocation } from '../kernel/invocation.js';
import { answer, confirm, openForm } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { buildNoteModal } from './note-modal.js';
import { noteTime } from './note-time.js';

const NOTE_MAX = 2000;
/** In UTF-8 bytes; some scripts take three bytes a character. Keeps table items at about 4 KB. */
const NOTE_BYTES = 4_000;

/** Shows the note to everyone in the channel, since it's part of the record. */
export const postNote = defineJob({
  kind: 'note',
  payload: z.object({ channel_id: z.string(), note: commentSchema }),
  lane: ({ note }) => note.incident_id,
  async run({ store }, { payload: { channel_id, note }, postOnce }) {
    const when = note.noted_at === undefined ? '' : ` for ${date(note.timestamp)}`;
    const words = cutMarkup(quote(note.text ?? ''), LIMITS.section - 100);
    const text = `:memo: *Note*${when} by ${user(note.user_id)}: ${words}`;
    const { ts } = await postOnce({
      channelId: channel_id,
      about: [note.incident_id],
      message: { text, blocks: [section(text)] },
    });
    await store.recordNotePost(note, ts);
  },
  async onFailure(deps, { payload: { channel_id, note }, fact }) {
    const id = shortId(note.incident_id);
    const text = `Your note is on the record of ${id}, but it couldn't be posted in its channel. ${fact}`;
    await deps.show.notify({ channelId: channel_id, userId: note.user_id }, notice(text), [note.incident_id]);
  },
});

export const note = defineCommand({
  name: 'note',
  aliases: ['comment', 'add'],
  group: 'Run an incident',
  usage: 'note [at:14:05] [text...]',
  summary: 'add a note to the record and post it in the channel; without text, in a form',
  examples: [
    '/incident note failed over to the replica',
    '/incident note at:14:05 the vendor called',
    '/incident note 42 vendor confirmed the fault',
  ],
  target: 'live-incident',
  access: participant('add notes to'),
  arguments: {
    at: noteTime,
    text: rest('verbatim'),
  },
  async run(deps, { invocation, incident, args }) {
    const { text, at } = args;
    if (text === '' && at === undefined) {
      return openForm(buildNoteModal(incident), '/incident note failed over to the replica');
    }
    if (text === '') throw new UsageError("What's the note? `/incident note at:14:05 the vendor called`.");
    await addNote(deps, invocation, { incident, text, at: at?.value });
    const when = at === undefined ? '.' : ` for ${date(at.value)}.${at.zoneNote}`;
    const noted = notice(`Noted on ${shortId(incident.incident_id)}${when}`);
    // The post in the channel shows the time, too, but not how its time zone was chosen.
    return at !== undefined && at.zoneNote !== '' ? answer(noted) : confirm(invocation, incident, noted);
  },
});

interface NewNote {
  incident: Incident;
  /** As Slack escapes it. */
  text: string;
  /** When it happened; now if absent. */
  at?: Timestamp | undefined;
}

/** Puts a note on the record and posts it in the channel. Throws UsageError when it's too long. */
export async function addNote(
  deps: RequestDeps,
  invocation: Invocation,
  { incident: { incident_id, channel_id = '' }, text, at }: NewNote,
): Promise<void> {
  refuseLong(text, 'Post it as a message instead: messages are on the record too.');
  const note = {
    incident_id,
    timestamp: at ?? invocation.at,
    ...(at !== undefined && { noted_at: invocation.at }),
    user_id: invocation.userId,
    text,
    source: 'note' as const,
    ...(channel_id !== '' && { channel_id }),
  };
  const request = (stored: Comment): Request => {
    const opened = postNote.buildRequest(invocation, { channel_id, note: stored });
    // Without a channel, there's nothing to post.
    return channel_id === '' ? { ...opened, state: 'DONE' } : opened;
  };
  try {
    await deps.store.recordNote({ note, request });
  } catch (error) {
    if (!(error instanceof DuplicateRequestError)) throw error;
  }
  await postNote.start(deps, invocation, { channel_id, note });
}

/** Throws UsageError, with what to do instead, when a note doesn't fit into an item. */
export function refuseLong(text: string, instead: string): void {
  if (text.length <= NOTE_MAX && Buffer.byteLength(text) <= NOTE_BYTES) return;
  throw new UsageError(
    `A note is limited to ${NOTE_MAX} characters, fewer in scripts like 漢字 (yours has ${text.length}). ${instead}`,
  );
}
