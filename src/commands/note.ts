import * as z from 'zod';
import { commentEntity } from '../data/entities/comment.js';
import { DuplicateRequestError } from '../data/failures.js';
import { UsageError } from '../errors.js';
import type { Job } from '../jobs/job.js';
import { notice, section } from '../views/blocks.js';
import { shortId } from '../views/labels.js';
import { LIMITS } from '../views/limits.js';
import { quote, truncate, user } from '../views/text.js';
import { authorize } from './authorize.js';
import { readIncident } from './change.js';
import { answer, type Command } from './command.js';
import { buildRequest } from './open-job.js';

/** Characters; items of the table stay under 4 KB. */
const NOTE_MAX = 2000;

const payload = z.object({ channel_id: z.string(), note: commentEntity.schema });

/** Shows the note to everybody, for it is part of the record. */
const postNote: Job = {
  kind: 'note',
  async run({ slack }, { request, step }) {
    const { channel_id, note } = payload.parse(request.payload);
    const text = `:memo: *Note* by ${user(note.user_id)}: ${truncate(quote(note.text ?? ''), LIMITS.section - 100)}`;
    const message = { text, blocks: [section(text)] };
    await step('post', (mayExist) => slack.post(channel_id, message, { key: request.request_id, mayExist }));
  },
};

export const note: Command = {
  name: 'note',
  aliases: ['comment', 'add'],
  group: 'Run an incident',
  usage: 'note text...',
  summary: 'put a note on the record, where everybody sees it',
  examples: ['/incident note failed over to the replica', '/incident note 42 vendor confirmed the fault'],
  about: 'incident',
  takesProse: 'all',
  async run(deps, { ask, incidentId, words }) {
    const text = words.rest();
    if (text === '') throw new UsageError('What is the note? `/incident note failed over to the replica`.');
    if (text.length > NOTE_MAX) {
      throw new UsageError(
        `A note may have ${NOTE_MAX} characters, this has ${text.length}. Post it as a message: messages are on the record too.`,
      );
    }
    const incident = await readIncident(deps, incidentId);
    await authorize(deps, ask, { permission: 'participant', what: 'add notes to', incident });
    const { channel_id } = incident;
    const comment = {
      incident_id: incidentId,
      timestamp: ask.at,
      user_id: ask.userId,
      text,
      source: 'note' as const,
      channel_id,
    };
    try {
      const request = buildRequest(ask, { kind: postNote.kind, payload: { channel_id, note: comment } });
      await deps.store.recordNote(
        comment,
        channel_id === undefined ? { ...request, state: 'DONE' } : request,
      );
    } catch (error) {
      if (!(error instanceof DuplicateRequestError)) throw error;
    }
    await deps.queue.enqueue({ requestId: ask.requestId, lane: incidentId });
    return answer(notice(`Noted on ${shortId(incidentId)}.`));
  },
  job: postNote,
};
