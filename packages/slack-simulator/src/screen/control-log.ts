import type { Fields } from '../model.js';
import { epochMillis } from '../timestamp.js';
import type { RecordedCall } from '../web-api.js';
import type { Workspace } from '../workspace.js';

const KEPT = 500;

/** The latest traffic between the app and the workspace, oldest first. */
export interface ControlLog {
  entries(): Fields[];
}

export function createControlLog(workspace: Workspace, calls: readonly RecordedCall[]): ControlLog {
  const events: Fields[] = [];
  workspace.onEvent((envelope) => {
    const summary = [envelope.event.type, envelope.event.subtype].filter(Boolean).join('.');
    const time = epochMillis(workspace.now());
    events.push({ time, direction: 'to_bot', kind: 'events_api', summary, detail: envelope });
    if (events.length > KEPT) events.shift();
  });
  return {
    entries() {
      const made = calls.slice(-KEPT).map(({ at, method, args }) => ({
        time: epochMillis(at),
        direction: 'from_bot',
        kind: 'web_api',
        summary: method,
        detail: args,
      }));
      return [...made, ...events].sort((a, b) => Number(a.time) - Number(b.time)).slice(-KEPT);
    },
  };
}
