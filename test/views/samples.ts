import { DEFAULT_SETTINGS } from '../../src/app/config/default-settings.js';
import { buildAlarmMessage } from '../../src/commands/alarms/build-alarm-message.js';
import {
  buildAlertList,
  buildAlertQuestion,
  buildAllResolved,
  buildAttachChoice,
  buildIncidentAlerts,
} from '../../src/commands/alerts/alert-view.js';
import { buildAnnouncement, buildUpdate } from '../../src/commands/card/announcement.js';
import { buildCard, buildShow } from '../../src/commands/card/incident-card.js';
import { buildProgress } from '../../src/commands/declare/declaration-progress.js';
import { buildDeclareModal } from '../../src/commands/declare/declare-modal.js';
import { buildAllHelp, buildCommandHelp, buildHelp, buildMenu } from '../../src/commands/help/help-view.js';
import { buildAnswerModal } from '../../src/commands/home/answer-modal.js';
import { buildHome } from '../../src/commands/home/home-view.js';
import { buildQuestion, QuestionError } from '../../src/commands/kernel/arguments/question.js';
import { buildEditModal } from '../../src/commands/lifecycle/edit-modal.js';
import { buildResolveModal } from '../../src/commands/lifecycle/resolve-modal.js';
import { buildSeverityModal } from '../../src/commands/lifecycle/severity-modal.js';
import { buildIncidentList } from '../../src/commands/look-up/incident-list.js';
import { buildStats, buildStatsProgress } from '../../src/commands/look-up/stats-view.js';
import { buildTimeline } from '../../src/commands/look-up/timeline-view.js';
import { buildNoteModal } from '../../src/commands/notes/note-modal.js';
import { buildTimelineModal } from '../../src/commands/notes/timeline-modal.js';
import { buildRoleInstructions } from '../../src/commands/people/role-instructions.js';
import { buildRoles } from '../../src/commands/people/roles-view.js';
import { buildDebrief } from '../../src/commands/practice/debrief-view.js';
import { buildDrillList } from '../../src/commands/practice/drill-list.js';
import { buildDrillModal } from '../../src/commands/practice/drill-modal.js';
import { buildPanel } from '../../src/commands/practice/panel.js';
import { COMMANDS } from '../../src/commands/registry.js';
import { buildReminder } from '../../src/commands/reminders/reminder.js';
import { buildReminderStates } from '../../src/commands/reminders/reminder-states.js';
import { buildOnCall, buildOnCallNames } from '../../src/commands/responders/oncall-view.js';
import {
  buildPrivateRespondersPost,
  buildRespondersPost,
} from '../../src/commands/responders/responders-post.js';
import { buildAnswer } from '../../src/commands/summaries/ask/answer-view.js';
import { buildCheck } from '../../src/commands/summaries/check/check-view.js';
import { buildHandoffModal } from '../../src/commands/summaries/handoff/handoff-modal.js';
import { buildHandoff } from '../../src/commands/summaries/handoff/handoff-view.js';
import { buildOvertaken } from '../../src/commands/summaries/overtaken/overtaken-view.js';
import { buildResolutionModal } from '../../src/commands/summaries/resolution/resolution-modal.js';
import {
  buildNoProposal,
  buildResolutionNote,
  buildResolutionProposal,
  buildWithdrawnNote,
} from '../../src/commands/summaries/resolution/resolution-view.js';
import {
  buildPartialSummary,
  buildSummaryProgress,
} from '../../src/commands/summaries/summary/progress-view.js';
import { buildSummary } from '../../src/commands/summaries/workflow/summary-view.js';
import { buildProcessTasks } from '../../src/commands/tasks/add-process-tasks.js';
import { buildOwnTasks, buildTaskList } from '../../src/commands/tasks/task-list.js';
import { buildTaskModal } from '../../src/commands/tasks/task-modal.js';
import { buildOpenTasks, buildTaskNotice, buildTaskPost } from '../../src/commands/tasks/task-post.js';
import { buildTaskReminder } from '../../src/commands/tasks/task-reminder.js';
import { buildUpdateModal } from '../../src/commands/updates/update-modal.js';
import { buildVacancy } from '../../src/commands/vacancies/vacancy-view.js';
import type { AlertGroup } from '../../src/incidents/records/alert-group.js';
import type { Incident } from '../../src/incidents/records/incident.js';
import { SECTIONS } from '../../src/incidents/records/incident-summary.js';
import { BUILT_IN_PROCESS } from '../../src/process/built-in-process.js';
import { countIncidents } from '../../src/reports/stats/count-incidents.js';
import { type Message, notice, type View } from '../../src/views/blocks.js';
import { shortId } from '../../src/views/labels.js';
import { escapeText } from '../../src/views/text.js';
import {
  aDrill,
  anAlertGroup,
  anEvent,
  anIncident,
  aParticipant,
  aSummary,
  aTask,
  DECLARED_AT,
} from '../support/records.js';

/** Ids from other programs. Slack limits a menu's value to 150 characters, and it starts with the command. */
const ID_MAX = 100;

/** What a sample text is for, so that a reader of docs/messages.md sees fitting words in each place. */
export type Place =
  | 'id'
  | 'title'
  | 'service'
  | 'severity'
  | 'status'
  | 'role'
  | 'model'
  | 'question'
  | 'update'
  | 'note'
  | 'task'
  | 'claim'
  | 'eventType'
  | 'event'
  | 'source'
  | 'file';

/** The free text of a sample: `word` gives the n-th text for a place, `many` the number of entries in every list. */
export interface SampleTexts {
  word: (place: Place, n?: number) => string;
  many: number;
}

const around = ({ word, many }: SampleTexts) => {
  const owner = word('title').slice(0, 80);
  const rule = { owner, responders: [], runbook: 'https://acme.slack.com/runbook' };
  const services = { [word('service')]: rule };
  return { process: { ...BUILT_IN_PROCESS, services }, onCall: times(many, () => 'U01BOB') };
};

const responders = ({ many }: SampleTexts) =>
  times(Math.min(many, 20), () => ({
    name: '@payments-oncall',
    of: 'payments',
    userIds: times(Math.min(many, 3), () => 'U01BOB'),
  }));

const LINK = 'https://acme.slack.com/archives/C1/p1736949909123456';
const CURSOR = 'c'.repeat(400);

const idOf = ({ word }: SampleTexts) => word('id').slice(0, ID_MAX);
const times = <T>(many: number, make: (n: number) => T): T[] =>
  Array.from({ length: many }, (_, n) => make(n));

function incident(texts: SampleTexts, n = 0): Incident {
  const { word } = texts;
  return anIncident({
    incident_id: n === 0 ? idOf(texts) : `INC-${n}`,
    title: word('title', n),
    service: word('service', n),
    severity: word('severity', n),
    status: n % 2 === 0 ? word('status', n) : 'OPEN',
    roles: {
      commander: 'U01ALICE',
      ...Object.fromEntries(times(Math.min(texts.many, 7), (i) => [`${word('role', i)}`, 'U01BOB'])),
    },
  });
}

const EVENT_TYPES = ['STATUS_CHANGED', 'BOT_MESSAGE', 'MESSAGE_MARKED', 'HANDED_OVER', 'GAP'];

const events = ({ word, many }: SampleTexts, most: number) =>
  times(Math.min(many, most), (n) =>
    anEvent({
      type: EVENT_TYPES[n % 6] ?? word('eventType', n),
      description: word('event', n),
      note: word('note', n),
      source: word('source', n),
      detail: {
        from: word('status', n + 1),
        to: word('status', n),
        name: word('file', n),
        role: word('role', n),
        user_id: 'U01BOB',
      },
    }),
  );

const tasks = (texts: SampleTexts, most = texts.many) =>
  times(Math.min(texts.many, most), (n) =>
    aTask({
      incident_id: idOf(texts),
      number: n + 1,
      text: texts.word('task', n).slice(0, 300),
      owner: n % 2 ? 'U01BOB' : undefined,
      due: n % 3 ? DECLARED_AT : undefined,
      state: n % 4 ? 'open' : 'done',
    }),
  );

const summary = (texts: SampleTexts) =>
  aSummary({
    incident_id: idOf(texts),
    model: texts.word('model'),
    claims: times(Math.min(texts.many, 20), (n) => ({
      section: SECTIONS[n % SECTIONS.length] ?? 'headline',
      text: texts.word('claim', n).slice(0, 400) || '-',
      citations: times(5, () => 'COMMENT#2025-01-15T14:06:00.000001Z'),
    })),
  });

const alertGroupOf = (texts: SampleTexts, state: AlertGroup['state']) =>
  anAlertGroup({
    lane: '0123456789ab',
    state,
    severity: texts.word('severity'),
    service: texts.word('service'),
    title: texts.word('title').slice(0, 200),
    details: texts.word('note').slice(0, 600),
    links: [{ label: texts.word('source').slice(0, 80) || 'Link', url: 'https://acme.slack.com/runbook' }],
    fired: texts.many || 1,
    firing: 1,
    resolved: Math.max(0, texts.many - 1),
    omitted: texts.many % 3,
    recent: times(Math.min(texts.many, 5), (n) => ({
      title: texts.word('title', n).slice(0, 200),
      status: n % 2 ? ('resolved' as const) : ('firing' as const),
      source: texts.word('source', n),
      at: DECLARED_AT,
    })),
    decided_by: 'U01ALICE',
  });

const pageOf = <T>(items: T[]) => ({ items, ...(items.length > 0 && { cursor: CURSOR }) });
const now = '2025-01-16T00:00:00.000000Z';
const pick = <T>(list: readonly [T, ...T[]], n: number): T => list[n % list.length] ?? list[0];

/**
 * One sample per view, by the name of its builder, with as many list entries as its callers pass. A view that is only a
 * part of a message is wrapped in one.
 */
export const SAMPLES: Record<string, (texts: SampleTexts) => Message | View> = {
  buildMenu: () => buildMenu(),
  buildQuestion: ({ word }) =>
    buildQuestion(
      new QuestionError('Which severity? Nothing was done. Choose one.', [
        { label: word('title'), command: `declare P1 ${word('title')}` },
      ]),
    ),
  buildHelp: () => buildHelp(COMMANDS),
  buildAllHelp: () => buildAllHelp(COMMANDS),
  buildCommandHelp: ({ many }) =>
    buildCommandHelp(COMMANDS[many % COMMANDS.length] ?? COMMANDS[0] ?? ({} as never)),
  buildDeclareModal: ({ word }) =>
    buildDeclareModal(BUILT_IN_PROCESS, { channelId: 'C01GENERAL', title: word('title') }),
  buildDrillList: () => buildDrillList(),
  buildDrillModal: ({ word, many }) =>
    buildDrillModal(BUILT_IN_PROCESS, {
      name: 'full-disk',
      channelId: 'C01GENERAL',
      description: {
        title: word('title'),
        service: word('service'),
        people: 4,
        lengthMs: 2_400_000,
        reports: times(many, (n) => ({ who: word('source', n), text: word('note', n) })),
      },
    }),
  buildPanel: () => buildPanel(aDrill()),
  buildDebrief: ({ word, many }) =>
    buildDebrief(aDrill({ state: 'finished' }), {
      measures: [
        { what: 'Acknowledged', you: 153_000, original: 17_000 },
        { what: 'First update', you: 283_000, original: undefined },
      ],
      severity: { you: ['P2'], original: ['P2', 'P1'] },
      promises: [],
      facts: times(many, (n) => ({
        kind: 'cause',
        fact: word('claim', n),
        knownMs: 60_000 * n,
        statedMs: n % 3 === 0 ? 90_000 * n : undefined,
        mentionedMs: n % 3 === 1 ? 80_000 * n : undefined,
      })),
      judged: times(many, (n) => ({
        ms: 90_000 * n,
        kind: 'update',
        text: word('update', n),
        verdict: { is: n % 2 === 0 ? 'disproved' : 'plausible', fact: word('claim', n), knownMs: 60_000 * n },
        missing: [],
      })),
      tasks: { done: 1, all: 2 },
    }),
  buildEditModal: (texts) =>
    buildEditModal(BUILT_IN_PROCESS, incident(texts), {
      timeZone: texts.many > 0 ? 'Europe/Berlin' : undefined,
    }),
  buildResolveModal: (texts) => buildResolveModal(incident(texts)),
  buildSeverityModal: (texts) => buildSeverityModal(BUILT_IN_PROCESS, incident(texts), 'P0'),
  buildUpdateModal: (texts) =>
    buildUpdateModal(incident(texts), {
      announcementChannel: '#incidents',
      reminders: DEFAULT_SETTINGS.reminders,
    }),
  buildNoteModal: (texts) => buildNoteModal(incident(texts)),
  buildTaskModal: (texts) => buildTaskModal(incident(texts)),
  buildHandoffModal: (texts) => buildHandoffModal(incident(texts)),
  buildTimelineModal: () => buildTimelineModal({ channelId: 'C01GENERAL', ts: '1736949909.123456' }),
  buildAnswerModal: ({ word }) => buildAnswerModal(notice(escapeText(word('update')) || '-')),
  buildAnnouncement: (texts) => buildAnnouncement(incident(texts), { text: texts.word('update'), at: now }),
  buildUpdate: (texts) =>
    buildUpdate(incident(texts), { text: texts.word('update'), at: now, next: now }, 'U01ALICE'),
  buildCard: (texts) => buildCard(incident(texts), around(texts)),
  buildShow: (texts) => buildShow(incident(texts), { around: around(texts), events: events(texts, 8), now }),
  buildRespondersPost: (texts) =>
    buildRespondersPost({
      incident: incident(texts),
      invited: responders(texts),
      problems: times(texts.many + 1, () => 'The user group @old is disabled in Slack.'),
    }),
  buildPrivateRespondersPost: (texts) => buildPrivateRespondersPost(incident(texts), responders(texts)),
  buildOnCall: (texts) =>
    buildOnCall({ subject: texts.word('service'), responders: responders(texts), problems: [] }),
  buildOnCallNames: (texts) => buildOnCallNames(around(texts).process),
  buildTimeline: (texts) =>
    buildTimeline({
      incidentId: idOf(texts),
      page: pageOf(events(texts, 20)),
      moreCommand: (c) => `timeline ${c}`,
      timeZone: 'UTC',
    }),
  buildIncidentList: (texts) =>
    buildIncidentList({
      title: 'Active incidents',
      range: { from: DECLARED_AT, to: now },
      page: pageOf(times(Math.min(texts.many, 10), (n) => incident(texts, n))),
      now,
      moreCommand: (c) => `list ${c}`,
    }),
  buildHome: (texts) =>
    buildHome({
      joined: new Set(),
      tasks: pageOf(tasks(texts, 8).map((task) => ({ task, incident: incident(texts) }))),
      mine: pageOf(times(Math.min(texts.many, 8), (n) => incident(texts, n))),
      open: pageOf(times(Math.min(texts.many, 15), (n) => incident(texts, n))),
      isReader: false,
      pages: { tasks: CURSOR, mine: CURSOR, open: CURSOR },
      now,
    }),
  buildTaskList: (texts) =>
    buildTaskList(shortId(idOf(texts)), {
      tasks: tasks(texts),
      page: 1,
      moreCommand: (n) => `tasks ${n}`,
    }),
  buildProcessTasks: (texts) => buildProcessTasks(tasks(texts), [{ text: 'x', of: 'Payments, at once' }]),
  buildOwnTasks: (texts) =>
    buildOwnTasks(
      pageOf(tasks(texts, 8).map((task) => ({ task, incident: incident(texts) }))),
      (c) => `tasks mine ${c}`,
    ),
  buildOpenTasks: (texts) => {
    const blocks = buildOpenTasks(tasks(texts));
    return { text: 'resolved', ...(blocks.length > 0 && { blocks }) };
  },
  buildTaskPost: (texts) =>
    buildTaskPost({
      by: 'U01ALICE',
      type: pick(
        ['TASK_ADDED', 'TASK_ASSIGNED', 'TASK_DONE', 'TASK_REOPENED', 'TASK_RESCHEDULED'],
        texts.many,
      ),
      task: tasks({ ...texts, many: 2 })[1] ?? aTask(),
    }),
  buildTaskNotice: (texts) =>
    buildTaskNotice({
      by: 'U01ALICE',
      type: pick(['TASK_ASSIGNED', 'TASK_DONE', 'TASK_REOPENED', 'TASK_RESCHEDULED'], texts.many),
      task: { ...aTask(), owner: 'U01BOB', due: '2025-01-20T23:59:59.999999Z' },
    }) ?? notice('-'),
  buildTaskReminder: (texts) =>
    buildTaskReminder(incident(texts), tasks({ ...texts, many: 2 })[texts.many > 0 ? 1 : 0] ?? aTask()),
  buildHandoff: (texts) =>
    buildHandoff({
      incident: incident(texts),
      by: 'U01ALICE',
      to: 'U01BOB',
      note: texts.word('note').slice(0, 1000),
      at: now,
      tasks: tasks(texts),
      events: events(texts, 20),
    }),
  buildSummary: (texts) =>
    buildSummary({ summary: summary(texts), permalink: () => LINK, behind: texts.many }),
  buildAnswer: (texts) =>
    buildAnswer({ summary: { ...summary(texts), question: texts.word('question') }, permalink: () => LINK }),
  buildCheck: (texts) => {
    const checked = summary(texts);
    const verdicts = ['on_record', 'contradicted', 'not_on_record'] as const;
    const sentences = checked.claims
      .slice(0, 20)
      .map(({ text, citations }, n) => ({ text, citations, verdict: verdicts[n % 3] ?? 'on_record' }));
    return buildCheck({ checked, sentences, permalink: () => LINK });
  },
  buildOvertaken: (texts) => {
    const stated = { ...summary(texts), kind: 'update' };
    const why = pick(['withdrawn', 'number', 'wider', 'gone'] as const, texts.many);
    const [claim] = stated.claims;
    if (why === 'gone' || !claim) return buildOvertaken({ summary: stated, why: 'gone' });
    const line = { at: now, who: texts.word('source'), text: texts.word('event', texts.many) };
    return buildOvertaken({ summary: stated, why, claim, line });
  },
  buildProgress: (texts) => buildProgress({ severity: texts.word('severity'), title: texts.word('title') }),
  buildPartialSummary: (texts) => buildPartialSummary(idOf(texts), summary(texts).claims),
  buildResolutionProposal: (texts) => buildResolutionProposal(summary(texts)),
  buildNoProposal: (texts) => buildNoProposal(summary(texts)),
  buildResolutionModal: (texts) => buildResolutionModal(summary(texts)),
  buildWithdrawnNote: (texts) => buildWithdrawnNote(idOf(texts)),
  buildResolutionNote: (texts) => buildResolutionNote(idOf(texts), texts.word('note'), 'U01ALICE'),
  buildRoleInstructions: (texts) => {
    const role = texts.word('role', texts.many);
    const own = new Map(texts.many === 3 ? [] : [[role, 'Keep the customer list up to date.']]);
    return buildRoleInstructions(idOf(texts), role, own) ?? notice('none');
  },
  buildVacancy: (texts) =>
    buildVacancy({
      incident: incident(texts),
      userId: 'U01BOB',
      left: pick(['channel', 'workspace'], texts.many),
      roles: times(Math.max(1, Math.min(texts.many, 8)), (n) =>
        n === 0 ? 'commander' : texts.word('role', n),
      ),
      tasks: tasks(texts),
      isDeclarer: false,
    }),
  buildRoles: (texts) =>
    buildRoles(
      incident(texts),
      times(texts.many, (n) => aParticipant({ user_id: pick(['U01ALICE', 'U01BOB'], n) })),
    ),
  buildAlarmMessage: ({ word }) =>
    buildAlarmMessage(
      JSON.stringify({ AlarmName: word('title'), AlarmDescription: word('note'), NewStateValue: 'ALARM' }),
      'prod',
    ) ?? buildMenu(),
  buildAlertQuestion: (texts) =>
    buildAlertQuestion(
      alertGroupOf(texts, pick(['triage', 'declaring', 'linked', 'dismissed'], texts.many)),
      texts.many % 2 === 0 ? incident(texts) : undefined,
    ),
  buildAttachChoice: (texts) =>
    buildAttachChoice(
      { lane: '0123456789ab', number: 1 },
      times(Math.min(texts.many, 5), (n) => incident(texts, n)),
    ),
  buildIncidentAlerts: (texts) => buildIncidentAlerts(alertGroupOf(texts, 'linked')),
  buildAllResolved: (texts) => buildAllResolved(incident(texts), texts.many || 1),
  buildAlertList: (texts) =>
    buildAlertList(
      idOf(texts),
      times(texts.many, () => alertGroupOf(texts, 'linked')),
    ),
  buildReminder: (texts) =>
    buildReminder({
      rule: pick(['update', 'commander', 'close'], texts.many),
      incident: incident(texts),
      since: DECLARED_AT,
      now,
      tasks: tasks(texts),
    }),
  buildReminderStates: (texts) =>
    buildReminderStates(
      { incident: incident(texts), reminders: { sent: {}, snoozed: { update: '2025-01-17' }, stopped: [] } },
      { now, times: { update: new Map([['P1', 60]]), commander: 10, close: 60 } },
    ),
  buildSummaryProgress: (texts) => buildSummaryProgress(idOf(texts), texts.many),
  buildStatsProgress: () => buildStatsProgress(DECLARED_AT),
  buildStats: (texts) =>
    buildStats(
      countIncidents(
        times(texts.many, (n) => ({ ...incident(texts, n), acknowledged_at: '2025-01-15T14:14:00.000000Z' })),
        { from: '2025-01-09T00:00:00.000000Z', to: now },
      ),
    ),
};
