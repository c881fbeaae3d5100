import { listWords } from '../../base/list-words.js';
import type { Incident } from '../../incidents/records/incident.js';
import { type Message, notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { channel, label } from '../../views/text.js';

interface Confirmation {
  incident: Incident;
  channelId: string;
  /** The number of messages from where it was declared. */
  imported: number;
  /** Why Slack didn't let the person into the channel, as sentences. */
  uninvited: readonly string[];
  /** Why the incident isn't announced, as sentences. */
  unannounced: readonly string[];
  /** That the message it was declared from isn't on the record, as a sentence. */
  unrecorded: readonly string[];
  /** Required fields without a value. */
  missing: readonly string[];
}

/** What the person who declared an incident is shown, with the ids of the incidents that it shows. */
export function buildConfirmation(confirmation: Confirmation): { message: Message; about: string[] } {
  const { incident, channelId, imported, uninvited, unannounced, unrecorded, missing } = confirmation;
  const { incident_id, visibility, severity, title } = incident;
  const id = shortId(incident_id);
  if (visibility === 'private' && uninvited.length > 0) {
    // Nobody is in the channel, so nobody may see the incident, and this shows nothing of it.
    const text = `${id} is declared, but nobody is in its private channel. ${uninvited.join(' ')}`;
    return { message: notice(text), about: [] };
  }
  const messages = imported === 1 ? '1 message from here is' : `${imported} messages from here are`;
  const more = [
    ...(imported > 0 ? [`${messages} on its record.`] : []),
    ...unrecorded,
    ...uninvited,
    ...unannounced,
    ...(missing.length > 0 ? [`To add ${listWords(missing)}, run \`/incident edit\` there.`] : []),
  ].join(' ');
  const what = `*${severity}* ${label(title)}${more === '' ? '' : `\n${more}`}`;
  return {
    message: notice(`${id} is declared in ${channel(channelId)}: ${what}`),
    about: [incident_id],
  };
}
