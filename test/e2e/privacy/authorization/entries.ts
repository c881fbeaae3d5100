import { buildViewSubmission, type View } from 'slack-simulator';
import { FORMS } from '../../../../src/commands/forms.js';
import { TIMELINE_MODAL } from '../../../../src/commands/notes/timeline-modal.js';
import { SHORTCUT_LIST } from '../../../../src/commands/shortcut-list.js';
import { SHORTCUTS } from '../../../../src/commands/shortcuts.js';
import { type TestAegis, textOf } from '../../../support/aegis.js';
import type { Entry } from './entry.js';
import { findForm } from './form-samples.js';
import { findLineEntries } from './line-entries.js';
import { type Stage, WHO } from './stage.js';

/** Everything but typed commands: forms, shortcuts, mentions, and buttons in messages and in Home. */
export async function findEntries(aegis: TestAegis, stage: Stage): Promise<Entry[]> {
  return [...forms(aegis, stage), ...shortcuts(aegis, stage), ...(await findLineEntries(aegis, stage))];
}

function forms({ workspace, server, delivery, settled }: TestAegis, { channel, ts }: Stage): Entry[] {
  const origin = { workspace, baseUrl: server.url };
  // The only form that names a message instead of an incident.
  const ofMessage = JSON.stringify({ channel_id: channel, ts });
  return FORMS.map(({ callbackId, access, target }) => {
    const { view, values } = findForm(callbackId);
    const private_metadata = callbackId === TIMELINE_MODAL ? ofMessage : view.private_metadata;
    const opened = { ...view, private_metadata, app_installed_team_id: workspace.team.id } as View;
    return {
      name: `form ${callbackId}`,
      ...{ access, isAboutIncident: target !== 'none', changes: target === 'live-incident' },
      async use() {
        const submission = buildViewSubmission(origin, { user: WHO, view: opened, values });
        const { body } = await delivery.interactive(submission);
        await settled();
        const { errors = {} } = JSON.parse(body || '{}') as { errors?: Record<string, string> };
        return Object.values(errors).join('\n');
      },
    };
  });
}

function shortcuts({ delivery, settled }: TestAegis, { channel, ts }: Stage): Entry[] {
  return SHORTCUT_LIST.map(({ callbackId, type }) => {
    const { access, target } = SHORTCUTS[callbackId];
    const by = { user: WHO, callbackId };
    return {
      name: `shortcut ${callbackId}`,
      ...{ access, isAboutIncident: target !== 'none', changes: target === 'live-incident' },
      async use() {
        await (type === 'global' ? delivery.shortcut(by) : delivery.messageShortcut({ ...by, channel, ts }));
        await settled();
        return undefined;
      },
    };
  });
}

/** Everything that Aegis shows one person. */
export function shownTo({ workspace }: TestAegis, user: string): string {
  const modals = workspace.modals.filter(({ userId }) => userId === user);
  const messages = workspace.ephemerals.filter(({ userId }) => userId === user);
  return [
    ...messages.map(({ message }) => textOf(message)),
    ...modals.map(({ view }) => textOf({ text: '', blocks: view.blocks }).trim()),
  ].join('\n');
}
