import type { ModalView } from '@slack/types';
import { fromIso, type Timestamp } from '../../base/timestamp.js';
import { isAnnounced } from '../../incidents/drill-id.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Settings } from '../../ports/settings.js';
import type { UpdateDraft } from '../../summaries/briefings/draft-update.js';
import { context } from '../../views/blocks.js';
import { choiceInput, formView, textInput } from '../../views/form-inputs.js';
import { shortId } from '../../views/labels.js';
import { date } from '../../views/text.js';
import { type Audience, UPDATE_MAX } from './post-update.js';

export const UPDATE_MODAL = 'update';
export const UPDATE_FIELDS = { text: 'text', audience: 'audience', next: 'next', check: 'check' } as const;

/** What to say to whom, and when the next update follows. */
export function buildUpdateModal(
  incident: Incident,
  settings: Pick<Settings, 'announcementChannel' | 'reminders'>,
  { draft, audience = defaultAudience(incident, settings) }: Prefilled = {},
): ModalView {
  const { incident_id, severity } = incident;
  const reachesAll = defaultAudience(incident, settings) === 'everyone';
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
        initial: draft?.text ?? '',
      }),
      ...(draft ? [context(basisOf(draft, audience))] : []),
      choiceInput({
        block: UPDATE_FIELDS.audience,
        label: 'Who sees it?',
        options: [...(reachesAll ? [AUDIENCES.everyone] : []), AUDIENCES.channel],
        initial: reachesAll ? audience : 'channel',
      }),
      textInput({
        block: UPDATE_FIELDS.next,
        label: 'When is the next update?',
        hint: 'In your time zone. Aegis reminds the channel then. Leave it empty to promise none.',
        max: 40,
        isOptional: true,
        placeholder: '30m, 15:00 or tomorrow 9:00',
        ...(minutes !== undefined && { initial: minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m` }),
      }),
      choiceInput({
        block: UPDATE_FIELDS.check,
        label: 'Check it first?',
        options: [CHECKS.post, CHECKS.check],
        initial: 'post',
      }),
    ],
  });
}

interface Prefilled {
  draft?: UpdateDraft | undefined;
  /** Whom the draft is for. */
  audience?: Audience | undefined;
}

/** Everyone, where there's an announcement channel and the incident isn't private or a drill. */
export function defaultAudience(
  incident: Incident,
  { announcementChannel }: Pick<Settings, 'announcementChannel'>,
): Audience {
  return announcementChannel !== undefined && isAnnounced(incident) ? 'everyone' : 'channel';
}

/** What a draft rests on, and what it leaves out. */
function basisOf({ citations, leftOut }: UpdateDraft, audience: Audience): string {
  const cited = citations.flatMap((one) => fromIso(one.split('#')[1] ?? '') ?? []).sort();
  const times = cited.filter((at, i) => minuteOf(at) !== minuteOf(cited[i - 1]));
  const shown = times.slice(0, TIMES_SHOWN).map((at) => date(at, '{time}'));
  const more = times.length > TIMES_SHOWN ? `, +${times.length - TIMES_SHOWN}` : '';
  const rests = times.length === 0 ? 'the state of the incident' : `the lines of ${shown.join(', ')}${more}`;
  const without =
    audience === 'everyone'
      ? ` Names, customers, hosts, ids, guesses and other languages are left out${leftOut === 0 ? '' : ` (${leftOut} ${leftOut === 1 ? 'line' : 'lines'})`}.`
      : '';
  return `A draft from ${rests}.${without} Nothing is posted until you post it.`;
}

function minuteOf(at: Timestamp | undefined): string | undefined {
  return at?.slice(0, 'yyyy-mm-ddThh:mm'.length);
}

const TIMES_SHOWN = 6;

const CHECKS = {
  post: { value: 'post', label: 'Post it as it is' },
  check: { value: 'check', label: 'Compare it with the record first' },
};

const AUDIENCES = {
  everyone: option('everyone', 'This channel and the announcement channel'),
  channel: option('channel', 'Only this channel'),
};

function option(value: Audience, label: string) {
  return { value, label };
}
