import { UsageError } from '../base/errors.js';
import { buildDeclareModal } from './declare/declare-modal.js';
import { describeMessage } from './declare/describe-message.js';
import { member, participant, viewer } from './kernel/access.js';
import type { Invocation } from './kernel/invocation.js';
import { plainWords } from './kernel/plain-words.js';
import type { RequestDeps } from './kernel/request-deps.js';
import type { Shortcut } from './kernel/shortcut.js';
import { buildTimelineModal } from './notes/timeline-modal.js';
import type { ShortcutId } from './shortcut-list.js';
import { checkMessage } from './summaries/check/check-message.js';

/** What each shortcut does. */
export const SHORTCUTS: Readonly<Record<ShortcutId, Shortcut>> = {
  declare_incident: {
    access: member('declare'),
    buildView: async ({ settings }) => buildDeclareModal(settings.process, {}),
  },
  declare_from_message: {
    access: member('declare'),
    buildView: async (deps, { invocation: { channelId }, message }) => {
      const title = message && (await plainWords(deps, describeMessage(message)));
      return buildDeclareModal(deps.settings.process, { channelId, message, title });
    },
  },
  add_to_timeline: {
    access: participant('add to the timeline of'),
    incidentId: incidentOfChannel,
    buildView: async (_deps, { invocation: { channelId }, message }) =>
      channelId === undefined || message === undefined
        ? undefined
        : buildTimelineModal({ channelId, ts: message.ts }),
  },
  check_message: {
    access: viewer,
    incidentId: incidentOfChannel,
    buildView: checkMessage,
  },
};

/** Throws UsageError in a channel without an incident. */
async function incidentOfChannel({ cached }: RequestDeps, { channelId }: Invocation): Promise<string> {
  const incidentId = channelId === undefined ? undefined : await cached.incidentOf(channelId);
  if (incidentId === undefined) {
    throw new UsageError("This message isn't in an incident channel. `/incident declare` opens one.");
  }
  return incidentId;
}
