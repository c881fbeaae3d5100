import { UpstreamError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { UpdateDraft } from '../../summaries/briefings/draft-update.js';
import { inTime } from '../kernel/deadline.js';
import type { Invocation } from '../kernel/invocation.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { type Audience, UPDATE_MAX } from './post-update.js';
import { readForForm } from './read-for-form.js';

/**
 * A draft of an update for an audience; undefined if it takes more than half the time there is for an answer: the form
 * works without it.
 */
export async function draftForForm(
  deps: Pick<RequestDeps, 'settings' | 'slack' | 'store'>,
  { at: now }: Pick<Invocation, 'at'>,
  { incident, audience }: { incident: Incident; audience: Audience },
): Promise<UpdateDraft | undefined> {
  try {
    return await inTime(deps.settings.answerMs / 2, draft());
  } catch (error) {
    if (error instanceof UpstreamError) return undefined;
    throw error;
  }

  async function draft(): Promise<UpdateDraft | undefined> {
    const read = await readForForm(deps, incident);
    if (!read) return undefined;
    const { record, lines, names, nameOf } = read;
    const { draftUpdate } = await import('../../summaries/briefings/draft-update.js');
    const { buildState } = await import('../../summaries/state/build-state.js');
    return draftUpdate(
      { record, state: await buildState(lines), nameOf, now },
      {
        audience: audience === 'everyone' ? 'everyone' : 'responders',
        // What Slack can't name gets this name, and mustn't leave the channel either.
        people: [...names.values(), 'someone'],
        max: UPDATE_MAX,
      },
    );
  }
}
