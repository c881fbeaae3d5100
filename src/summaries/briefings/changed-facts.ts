import { keysOf } from '../../data/table/keys.js';
import { eventKind, type Part } from '../../incidents/event-catalog.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { statusWord } from '../../views/labels.js';
import { plainText } from '../plain-text.js';
import { redactedText } from '../redacted-text.js';
import type { Briefed } from './briefed.js';
import { capitalized, nameIn } from './table-claims.js';

/** A longer reason is left out. */
const REASON_MAX = 120;

/** The net changes in the table: status, severity and roles, however often they changed in between. */
export function changedFacts({ record, nameOf, since = '' }: Briefed): Claim[] {
  const later = record.events.filter(
    ({ timestamp, deleted_at }) => timestamp > since && deleted_at === undefined,
  );
  return [
    ...changeOf('status', later, nameOf),
    ...changeOf('severity', later, nameOf),
    ...changedRoles(later, nameOf),
  ];
}

function changeOf(
  part: Part & ('status' | 'severity'),
  later: readonly TimelineEvent[],
  nameOf: Briefed['nameOf'],
): Claim[] {
  const changes = later.filter(
    ({ type, detail }) => eventKind(type).part === part && detail?.to !== undefined,
  );
  const [first, last] = [changes[0], changes.at(-1)];
  const [from, to] = [first?.detail?.from, last?.detail?.to];
  if (!last || from === undefined || to === undefined || from === to) return [];
  const word = part === 'status' ? statusWord : (value: string) => value;
  const reason = redactedText(plainText(last.note ?? '', nameOf));
  const why = reason === '' || reason.length > REASON_MAX ? '' : `: ${reason}`;
  return [claim(`${capitalized(part)}: ${word(from)} → ${word(to)}${why}`, last)];
}

function changedRoles(later: readonly TimelineEvent[], nameOf: Briefed['nameOf']): Claim[] {
  const changes = later.filter(({ type }) => eventKind(type).part === 'roles');
  const roles = [...new Set(changes.map(({ detail }) => detail?.role ?? ''))].filter((role) => role !== '');
  return roles.flatMap((role) => {
    const own = changes.filter(({ detail }) => detail?.role === role);
    const last = own.at(-1);
    const [from, to] = [own[0]?.detail?.from, last?.detail?.user_id];
    if (!last || from === to) return [];
    const now = to === undefined ? 'nobody' : nameIn(nameOf, to);
    const before = from === undefined ? '' : `${nameIn(nameOf, from)} → `;
    return [claim(`${capitalized(role)}: ${before}${now}`, last)];
  });
}

function claim(text: string, event: TimelineEvent): Claim {
  return { section: 'changed', text, citations: [keysOf.event(event).SK] };
}
