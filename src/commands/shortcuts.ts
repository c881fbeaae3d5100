import { buildDeclareModal } from './declare/declare-modal.js';
import { readShownText } from './declare/read-shown-text.js';
import { member, participant, viewer } from './kernel/access.js';
import { plainWords } from './kernel/arguments/plain-words.js';
import type { Shortcut } from './kernel/shortcut.js';
import { buildTimelineModal } from './notes/timeline-modal.js';
import type { ShortcutId } from './shortcut-list.js';
import { checkMessage } from './summaries/check/check-message.js';

/** What each shortcut does. */
export const SHORTCUTS: Readonly<Record<ShortcutId, Shortcut>> = {
  declare_incident: {
    target: 'none',
    access: member('declare'),
    buildView: async ({ settings }) => buildDeclareModal(settings.process, {}),
  },
  declare_from_message: {
    target: 'none',
    access: member('declare'),
    buildView: async (deps, { invocation: { channelId }, message }) => {
      const title = message && (await plainWords(deps, readShownText(message)));
      return buildDeclareModal(deps.settings.process, { channelId, message, title });
    },
  },
  add_to_timeline: {
    target: 'live-incident',
    access: participant('add to the timeline of'),
    buildView: async (_deps, { invocation: { channelId }, message }) =>
      channelId === undefined || message === undefined
        ? undefined
        : buildTimelineModal({ channelId, ts: message.ts }),
  },
  check_message: {
    target: 'incident',
    access: viewer,
    buildView: checkMessage,
  },
};
