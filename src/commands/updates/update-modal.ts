import type { ModalView } from '@slack/types';
import { isAnnounced } from '../../incidents/drill-id.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Settings } from '../../ports/settings.js';
import { choiceInput, formView, textInput } from '../../views/form-inputs.js';
import { shortId } from '../../views/labels.js';
import { type Audience, UPDATE_MAX } from './post-update.js';

export const UPDATE_MODAL = 'update';
export const UPDATE_FIELDS = { text: 'text', audience: 'audience', next: 'next' } as const;

/** What to say to whom, and when the next update follows. */
export function buildUpdateModal(
  incident: Incident,
  settings: Pick<Settings, 'announcementChannel' | 'reminders'>,
): ModalView {
  const { incident_id, severity } = incident;
  const reachesAll = settings.announcementChannel !== undefined && isAnnounced(incident);
  const minutes = settings.reminders.update.get(severity);
  return formView({
    callbackId: UPDATE_MODAL,
    metadata: { incident_id },
    title: `Update on ${shortId(incident_id)}`,
    submit: 'Post',
    blocks: [
      textInput({
        block: UPDATE_FIELDS.text,
        label: "What's the state, and what happens next?",
        max: UPDATE_MAX,
        isMultiline: true,
        placeholder: 'Card payments fail in the EU. A roll-back is under way.',
      }),
      choiceInput({
        block: UPDATE_FIELDS.audience,
        label: 'Who sees it?',
        options: [...(reachesAll ? [AUDIENCES.everyone] : []), AUDIENCES.channel],
        initial: reachesAll ? 'everyone' : 'channel',
      }),
      textInput({
        block: UPDATE_FIELDS.next,
        label: 'Next update at',
        hint: 'A reminder follows at that time. Leave it empty to promise none.',
        max: 40,
        isOptional: true,
        placeholder: '30m, 15:00 or tomorrow 9:00',
        ...(minutes !== undefined && { initial: minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m` }),
      }),
    ],
  });
}

const AUDIENCES = {
  everyone: option('everyone', 'This channel and the announcement channel'),
  channel: option('channel', 'Only this channel'),
};

function option(value: Audience, label: string) {
  return { value, label };
}
