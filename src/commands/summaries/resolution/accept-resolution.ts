import * as z from 'zod';
import { ConflictError } from '../../../base/errors.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import { shareEdited } from '../../../incidents/share-edited.js';
import { defineJob } from '../../../jobs/define-job.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { escapeText } from '../../../views/text.js';
import type { Invocation } from '../../kernel/invocation.js';
import type { RequestDeps } from '../../kernel/request-deps.js';
import { resolutionText } from './resolution-text.js';
import { buildResolutionNote } from './resolution-view.js';

/** Shows an accepted note to everyone in the incident channel. */
export const postResolution = defineJob({
  kind: 'resolution-note',
  payload: z.object({
    incident_id: z.string(),
    user_id: z.string(),
    /** The timestamp of the event that has the note. */
    timestamp: z.string(),
    event_id: z.string(),
  }),
  lane: ({ incident_id }) => `${incident_id}-summary`,
  async run(deps, { payload, postOnce }) {
    const { incident_id, user_id } = payload;
    const channelId = (await deps.store.getIncident(incident_id))?.channel_id;
    const note = (await deps.store.getEvent(payload))?.note;
    // The note is emptied when its sources were deleted.
    if (channelId === undefined || note === undefined) return;
    const message = buildResolutionNote(incident_id, note, user_id);
    const post = await postOnce({ channelId, about: [incident_id], message });
    await deps.store.recordPost(payload, post);
    // Later messages may overtake it.
    const proposed = payload.event_id.replace(/^resolution-/, '');
    await deps.store.saveChannelMessages(channelId, { resolution_at: proposed });
  },
  async onFailure(deps, { payload: { incident_id, user_id }, fact }) {
    const channelId = (await deps.store.getIncident(incident_id))?.channel_id;
    if (channelId === undefined) return;
    const text = `The resolution note of ${shortId(incident_id)} is on the record, but it couldn't be posted. ${fact}`;
    await deps.show.notify({ channelId, userId: user_id }, notice(text), [incident_id]);
  },
});

/**
 * Adds a note to the record as a key event, which is kept for good, and posts it. Throws ConflictError if the proposal
 * was already accepted.
 */
export async function acceptResolution(
  deps: RequestDeps,
  { userId, at }: Invocation,
  { summary, note }: { summary: Summary; note: string },
): Promise<void> {
  const { incident_id, timestamp } = summary;
  const event = {
    incident_id,
    event_id: `resolution-${timestamp}`,
    timestamp: summary.finished_at ?? timestamp,
  };
  const isNew = await deps.store.recordEvent({
    ...event,
    type: 'RESOLUTION_NOTE',
    description: 'Resolution note',
    source: 'System',
    user_id: userId,
    note,
    key_event: true,
    detail: { summary: timestamp },
  });
  const proposed = escapeText(resolutionText(summary));
  const edited_share = shareEdited(proposed, note);
  // Without a proposal there's nothing to accept.
  if (isNew && proposed !== '')
    await deps.store.recordOutcome({
      ...{ incident_id, timestamp },
      ...(edited_share === 0 ? { outcome: 'accepted' } : { outcome: 'edited', edited_share }),
    });
  // The process that recorded the event may have died before it opened the job. There's one job per proposal.
  const requestId = `resolution-note-${incident_id}-${timestamp}`;
  await postResolution.open(deps, { requestId, at }, { ...event, user_id: userId });
  if (!isNew)
    throw new ConflictError(
      `${shortId(incident_id)} already has this resolution note. \`/incident timeline\` shows it.`,
    );
}
