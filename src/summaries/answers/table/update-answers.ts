import { formatUtc } from '../../../base/timestamp.js';
import { keysOf } from '../../../data/table/keys.js';
import type { Claim } from '../../../incidents/records/incident-summary.js';
import { isActive } from '../../../incidents/transitions.js';
import { minuteOf, nameIn } from '../../briefings/table-claims.js';
import { plainText } from '../../plain-text.js';
import { redactedText } from '../../redacted-text.js';
import type { Asked } from '../asked.js';

const QUOTED_MAX = 200;
const ABOUT_NEXT = /(?<!\p{L})(?:next|due|promised|nächste[rsn]?|próxim[oa]|prochaine?)(?!\p{L})|次/iu;

/** The updates for stakeholders, newest first, and when the next one is due. */
export function updateAnswers(asked: Asked): Claim[] {
  const { record, question = '' } = asked;
  const posted = postedUpdates(asked);
  const { SK } = keysOf.incident(record.incident);
  const none = posted.length === 0 ? [answer('No update was posted.', SK)] : [];
  const next = nextUpdate(asked, SK);
  return ABOUT_NEXT.test(question) ? [next, ...posted] : [...none, ...posted, next];
}

/** The updates for stakeholders, newest first. */
export function postedUpdates({ lines }: Asked): Claim[] {
  return lines
    .filter(({ type }) => type === 'UPDATE_POSTED')
    .map(({ who, at, text, sk }) => {
      const quoted = text.length > QUOTED_MAX ? `${text.slice(0, QUOTED_MAX)}…` : text;
      return answer(`${who} posted at ${formatUtc(at)} UTC: “${quoted}”`, sk);
    })
    .reverse();
}

function nextUpdate({ record: { incident }, now }: Asked, sk: string): Claim {
  const { next_update_at: next, status } = incident;
  if (next === undefined || !isActive(status)) return answer('No update is promised.', sk);
  const due = minuteOf(next, now);
  return answer(next < now ? `The next update was due ${due}.` : `The next update is due ${due}.`, sk);
}

/** Who redacted messages, when and why, but never the content. */
export function redactionAnswers({ record: { events, incident }, nameOf }: Asked): Claim[] {
  const redactions = events.filter(({ type }) => type === 'MESSAGE_REDACTED');
  if (redactions.length === 0) return [answer('Nothing was redacted.', keysOf.incident(incident).SK)];
  return redactions.map((event) => {
    const { user_id, timestamp, note } = event;
    const who = user_id === undefined ? 'Someone' : nameIn(nameOf, user_id);
    const why = note === undefined ? '' : ` (${redactedText(plainText(note, nameOf))})`;
    return answer(`${who} redacted a message at ${formatUtc(timestamp)} UTC${why}.`, keysOf.event(event).SK);
  });
}

function answer(text: string, sk: string): Claim {
  return { section: 'answer', text, citations: [sk] };
}
