import { UsageError } from '../base/errors.js';
import { buildDeclareModal } from './declare/declare-modal.js';
import { describeMessage } from './declare/describe-message.js';
import { member, participant } from './kernel/access.js';
import { plainWords } from './kernel/plain-words.js';
import type { Shortcut } from './kernel/shortcut.js';
import { buildTimelineModal } from './notes/timeline-modal.js';

/** Every shortcut; manifest.yml lists the same ones. */
export const SHORTCUTS: readonly Shortcut[] = [
  {
    callbackId: 'declare_incident',
    type: 'global',
    access: member('declare'),
    buildView: async ({ settings }) => buildDeclareModal(settings.process, {}),
  },
  {
    callbackId: 'declare_from_message',
    type: 'message',
    access: member('declare'),
    buildView: async (deps, { invocation: { channelId }, message }) => {
      const title = message && (await plainWords(deps, describeMessage(message)));
      return buildDeclareModal(deps.settings.process, { channelId, message, title });
    },
  },
  {
    callbackId: 'add_to_timeline',
    type: 'message',
    access: participant('add to the timeline of'),
    async incidentId({ cached }, { channelId }) {
      const incidentId = channelId === undefined ? undefined : await cached.incidentOf(channelId);
      if (incidentId === undefined) {
        throw new UsageError("This message isn't in an incident channel. `/incident declare` opens one.");
      }
      return incidentId;
    },
    buildView: async (_deps, { invocation: { channelId }, message }) =>
      channelId === undefined || message === undefined
        ? undefined
        : buildTimelineModal({ channelId, ts: message.ts }),
  },
];
