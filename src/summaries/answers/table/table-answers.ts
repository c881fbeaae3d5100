import { formatUtc } from '../../../base/timestamp.js';
import { keysOf } from '../../../data/table/keys.js';
import type { Claim } from '../../../incidents/records/incident-summary.js';
import { duration } from '../../../views/text.js';
import { plainText } from '../../plain-text.js';
import type { TranscriptLine } from '../../transcript.js';
import type { Asked } from '../asked.js';
import type { QuestionType } from '../question/question-patterns.js';
import { commanderAnswers } from './commander-answers.js';
import { responderAnswers } from './people-answers.js';
import { reachedStatus } from './status-answers.js';
import { doneTaskAnswers, overdueAnswers, taskAnswers } from './task-answers.js';
import { redactionAnswers, updateAnswers } from './update-answers.js';

/** What the table itself answers, citing the events. */
export function tableAnswers(type: QuestionType, asked: Asked): Claim[] {
  const answer = ANSWERS[type];
  return answer ? answer(asked) : [];
}

const ANSWERS: Partial<Record<QuestionType, (asked: Asked) => Claim[]>> = {
  commander: commanderAnswers,
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
  severityChange: ({ lines, record: { incident } }) => {
    const changes = lines.filter(({ type }) => type === 'SEVERITY_CHANGED');
    const first = changes[0]?.detail.from ?? incident.severity;
    const declared = declarationOf(lines)?.sk ?? keysOf.incident(incident).SK;
    const changed = changes.map(({ sk, at, who, text, detail: { from = '', to = '' } }) => {
      const why = text === '' ? '' : ` (${text})`;
      return claim(`${who} changed the severity from ${from} to ${to} at ${formatUtc(at)} UTC${why}.`, sk);
    });
    return [
      claim(`It was declared as ${first}${changed.length === 0 ? ' and still is' : ''}.`, declared),
      ...changed,
    ];
  },
  start: ({ record: { incident }, lines }) => {
    const { started_at } = incident;
    const corrected = lines.findLast(({ type }) => type === 'TIMES_CHANGED');
    const began = `It began at ${formatUtc(started_at ?? incident.created_at)} UTC.`;
    const declared = `Declared at ${formatUtc(incident.created_at)} UTC.`;
    return [
      ...(started_at && corrected ? [claim(began, corrected.sk)] : []),
      claim(declared, declarationOf(lines)?.sk ?? keysOf.incident(incident).SK),
    ];
  },
  end: (asked) => {
    const { detail } =
      asked.lines.findLast(({ type, detail: { to = '' } }) => type === 'STATUS_CHANGED' && ENDS.has(to)) ??
      {};
    return detail?.to === undefined ? [] : reachedStatus(detail.to, asked);
  },
  declarer: ({ lines }) => {
    const declared = declarationOf(lines);
    return declared
      ? [claim(`${declared.who} declared it at ${formatUtc(declared.at)} UTC.`, declared.sk)]
      : [];
  },
  reporter: ({ lines }) => {
    const first = lines.find(({ kind, text }) => kind === 'said' && text !== '');
    return first
      ? [
          claim(
            `${first.who} wrote first, at ${formatUtc(first.at)} UTC: “${first.text.slice(0, QUOTED_MAX)}”`,
            first.sk,
          ),
        ]
      : [];
  },
  happened: ({ record: { incident }, lines, nameOf }) => {
    const declared = declarationOf(lines);
    return declared
      ? [claim(`${declared.who} declared: ${plainText(incident.title, nameOf)}`, declared.sk)]
      : [];
  },
  acknowledged: (asked) => reachedStatus('ACKNOWLEDGED', asked),
  mitigated: (asked) => reachedStatus('MITIGATING', asked),
  closed: (asked) => reachedStatus('CLOSED', asked),
  duration: ({ record: { incident }, now, headline, lines }) => {
    const { created_at, resolved_at } = incident;
    const verb = resolved_at === undefined ? 'It has been open for' : 'It was resolved after';
    const declared = declarationOf(lines)?.sk;
    const citations = [...(declared === undefined ? [] : [declared]), ...headline.citations];
    return [{ ...claim(`${verb} ${duration(created_at, resolved_at ?? now)}.`, ''), citations }];
  },
  tasks: taskAnswers,
  tasksDone: doneTaskAnswers,
  overdue: overdueAnswers,
  responders: responderAnswers,
  updates: updateAnswers,
  redacted: redactionAnswers,
  service: ({ record: { incident }, lines }) => {
    const declared = declarationOf(lines);
    return [claim(`The service is ${incident.service}.`, declared?.sk ?? keysOf.incident(incident).SK)];
  },
};

const ENDS: ReadonlySet<string> = new Set(['MITIGATING', 'RESOLVED', 'CLOSED']);
const QUOTED_MAX = 160;

function declarationOf(lines: readonly TranscriptLine[]): TranscriptLine | undefined {
  return lines.find(({ type }) => type === 'INCIDENT_DECLARED');
}

function claim(text: string, sk: string): Claim {
  return { section: 'answer', text, citations: [sk] };
}
