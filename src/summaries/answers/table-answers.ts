import { epochMillis, formatUtc, type Timestamp } from '../../base/timestamp.js';
import { keysOf } from '../../data/table/keys.js';
import type { NameOf } from '../../incidents/names.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import { plainText } from '../plain-text.js';
import type { TranscriptLine } from '../transcript.js';
import type { QuestionType } from './question-type.js';

export interface Asked {
  record: IncidentRecord;
  lines: readonly TranscriptLine[];
  nameOf: NameOf;
  now: Timestamp;
  headline: Claim;
}

/** What the table itself answers, with the events that say so. */
export function tableAnswers(type: QuestionType, asked: Asked): Claim[] {
  const answer = ANSWERS[type];
  return answer ? answer(asked) : [];
}

const ANSWERS: Partial<Record<QuestionType, (asked: Asked) => Claim[]>> = {
  commander: ({ record, lines, nameOf }) => {
    const { commander } = record.incident.roles;
    if (commander === undefined) return [];
    const assigned = lines.findLast(
      ({ detail }) => detail.role === 'commander' && detail.user_id === commander,
    );
    return [
      claim(
        `${plainText(nameOf(commander), nameOf)} is the commander.`,
        assigned?.sk ?? keysOf.incident(record.incident).SK,
      ),
    ];
  },
  state: ({ headline, lines }) => {
    const change = lines.findLast(({ type }) => type === 'STATUS_CHANGED');
    const note = change?.text ? `${headline.text} (${change.text})` : headline.text;
    return [
      {
        ...headline,
        section: 'answer',
        text: note,
        citations: [...(change ? [change.sk] : []), ...headline.citations],
      },
    ];
  },
  start: ({ record: { incident }, lines }) => {
    const declared = lines.find(({ type }) => type === 'INCIDENT_DECLARED');
    const text = `Declared at ${formatUtc(incident.created_at)} UTC.`;
    return [claim(text, declared?.sk ?? keysOf.incident(incident).SK)];
  },
  duration: ({ record: { incident }, now, headline }) => {
    const end = incident.resolved_at ?? now;
    const minutes = Math.round((epochMillis(end) - epochMillis(incident.created_at)) / 60_000);
    const verb = incident.resolved_at === undefined ? 'It has been open for' : 'It was resolved after';
    return [{ ...claim(`${verb} ${spell(minutes)}.`, ''), citations: headline.citations }];
  },
  tasks: ({ record: { tasks }, nameOf }) =>
    tasks
      .filter(({ state }) => state !== 'done')
      .map((task) => {
        const owner = task.owner === undefined ? 'nobody yet' : nameOf(task.owner);
        return claim(plainText(`${task.text} (${owner})`, nameOf), keysOf.task(task).SK);
      }),
  service: ({ record: { incident }, lines }) => {
    const declared = lines.find(({ type }) => type === 'INCIDENT_DECLARED');
    return [claim(`The service is ${incident.service}.`, declared?.sk ?? keysOf.incident(incident).SK)];
  },
};

function claim(text: string, sk: string): Claim {
  return { section: 'answer', text, citations: [sk] };
}

function spell(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
