import { epochMillis, formatUtc } from '../../../base/timestamp.js';
import { keysOf } from '../../../data/table/keys.js';
import type { NameOf } from '../../../incidents/names.js';
import type { IncidentRecord } from '../../../incidents/records/incident-record.js';
import type { Claim } from '../../../incidents/records/incident-summary.js';
import { plainText } from '../../plain-text.js';
import type { TranscriptLine } from '../../transcript.js';

interface Asked {
  record: IncidentRecord;
  lines: readonly TranscriptLine[];
  nameOf: NameOf;
}

/** The current commander, then earlier ones, newest first. Each cites the line in which they took over. */
export function commanderAnswers(asked: Asked): Claim[] {
  const { incident } = asked.record;
  const { commander } = incident.roles;
  const handovers = asked.lines.filter(({ detail }) => detail.role === 'commander');
  const earlier = earlierCommanders(handovers, asked);
  if (commander === undefined) return [noCommander(asked), ...earlier];
  const assigned = handovers.findLast(({ detail }) => detail.user_id === commander);
  const citations = assigned ? takeoverOf(assigned, asked) : [keysOf.incident(incident).SK];
  return [answer(`${personOf(commander, asked)} is the commander.`, citations), ...earlier];
}

/** Without a commander, the person who declared an incident leads it. */
export function noCommander(asked: Asked): Claim {
  const { incident } = asked.record;
  const lead = incident.declared_by;
  const led = lead === undefined ? '' : ` ${personOf(lead, asked)} declared it and leads it.`;
  return answer(`Nobody is the commander.${led}`, [keysOf.incident(incident).SK]);
}

function earlierCommanders(handovers: readonly TranscriptLine[], asked: Asked): Claim[] {
  return handovers
    .slice(0, -1)
    .map((handover, i) => {
      const { at, detail } = handover;
      const until = handovers[i + 1]?.at ?? at;
      const name = personOf(detail.user_id ?? '', asked);
      const text = `${name} was commander from ${formatUtc(at)} to ${formatUtc(until)} UTC.`;
      return answer(text, takeoverOf(handover, asked));
    })
    .reverse();
}

/** People announce that they're taking over shortly before or after the table records it. */
const TAKEOVER_MS = 120_000;

/** Cites a change of commander, and what the new commander said closest to it. */
function takeoverOf({ sk, at, detail }: TranscriptLine, { lines }: Asked): string[] {
  const distance = (line: TranscriptLine) => Math.abs(epochMillis(line.at) - epochMillis(at));
  const said = lines
    .filter((line) => line.kind === 'said' && line.userId === detail.user_id && distance(line) <= TAKEOVER_MS)
    .sort((a, b) => distance(a) - distance(b));
  return [sk, ...said.slice(0, 1).map((line) => line.sk)];
}

function personOf(userId: string, { nameOf }: Asked): string {
  return plainText(nameOf(userId), nameOf);
}

function answer(text: string, citations: string[]): Claim {
  return { section: 'answer', text, citations };
}
