import { UpstreamError } from '../../base/errors.js';
import { createNameOf, isSlackId } from '../../incidents/names.js';
import type { Incident } from '../../incidents/records/incident.js';
import { draftUpdate, type UpdateDraft } from '../../summaries/briefings/draft-update.js';
import { buildState } from '../../summaries/state/build-state.js';
import { buildTranscript } from '../../summaries/transcript.js';
import { inTime } from '../kernel/deadline.js';
import type { Invocation } from '../kernel/invocation.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { type Audience, UPDATE_MAX } from './post-update.js';

/** A form has to be open within three seconds of the command. */
const DRAFT_MS = 1_200;
/** More people than this hardly take part, and each name may cost a call. */
const NAMED_MAX = 100;

/** A draft of an update for an audience; undefined when it can't be written in time: the form is as good without it. */
export async function draftForForm(
  deps: Pick<RequestDeps, 'settings' | 'slack' | 'store'>,
  { at: now }: Pick<Invocation, 'at'>,
  { incident, audience }: { incident: Incident; audience: Audience },
): Promise<UpdateDraft | undefined> {
  try {
    return await inTime(Math.min(DRAFT_MS, deps.settings.answerMs / 2), draft());
  } catch (error) {
    if (error instanceof UpstreamError) return undefined;
    throw error;
  }

  async function draft(): Promise<UpdateDraft | undefined> {
    const record = await deps.store.loadRecord(incident.incident_id);
    if (!record) return undefined;
    const authors = [...record.participants, ...record.comments].map(({ user_id }) => user_id);
    const ids = [...new Set(authors)].filter(isSlackId).slice(0, NAMED_MAX);
    const names = await deps.slack.names(ids, { ownChannel: incident.channel_id });
    const nameOf = createNameOf(names);
    const state = await buildState(await buildTranscript(record, nameOf));
    return draftUpdate(
      { record: { ...record, incident }, state, nameOf, now },
      {
        audience: audience === 'everyone' ? 'everyone' : 'responders',
        // What Slack can't name is called that, and mustn't leave either.
        people: [...names.values(), 'someone'],
        max: UPDATE_MAX,
      },
    );
  }
}
