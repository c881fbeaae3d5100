import type { Deps } from '../deps.js';
import { captureMember } from './member.js';
import { captureMessage } from './message.js';
import { createPeople } from './people.js';
import { readEvent } from './slack-event.js';

/** Puts what happened in an incident's channel on the record; anything else is ignored. Throws when the table fails. */
export type Capture = (event: unknown) => Promise<void>;

export type CaptureDeps = Pick<Deps, 'cached' | 'logger' | 'store'>;

export function createCapture(deps: CaptureDeps): Capture {
  const people = createPeople(deps);
  return async (payload) => {
    const event = readEvent(payload);
    if (!event) return;
    const incidentId = await deps.cached.incidentOf(event.channel);
    if (incidentId === undefined) return;
    if (event.type === 'message') await captureMessage({ deps, people, incidentId }, event);
    else await captureMember(deps, incidentId, event);
  };
}
