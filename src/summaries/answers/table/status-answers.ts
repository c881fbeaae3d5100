import { formatUtc } from '../../../base/timestamp.js';
import { keysOf } from '../../../data/table/keys.js';
import type { Claim } from '../../../incidents/records/incident-summary.js';
import { statusWord } from '../../../views/labels.js';
import { duration } from '../../../views/text.js';
import type { Asked } from '../asked.js';

/**
 * When the incident last reached a status: who set it, their note, and the time since the declaration. Says so if it
 * never did.
 */
export function reachedStatus(status: string, { lines, record: { incident } }: Asked): Claim[] {
  const change = lines.findLast(
    ({ type, detail }) => type === 'STATUS_CHANGED' && detail.to === status && detail.undoes === undefined,
  );
  const word = statusWord(status);
  if (!change) {
    const text = `Nobody set the status to ${word}; it's ${statusWord(incident.status)}.`;
    return [{ section: 'answer', text, citations: [keysOf.incident(incident).SK] }];
  }
  const { who, at, text, sk } = change;
  const note = text === '' ? '' : ` (${text})`;
  return [
    {
      section: 'answer',
      text: `${who} set the status to ${word} at ${formatUtc(at)} UTC, ${duration(incident.created_at, at)} after the declaration${note}.`,
      citations: [sk],
    },
  ];
}
