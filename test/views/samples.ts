import { buildAnnouncement, buildUpdate } from '../../src/commands/card/announcement.js';
import { buildCard, buildShow } from '../../src/commands/card/incident-card.js';
import { buildDeclareModal } from '../../src/commands/declare/declare-modal.js';
import { buildCommandHelp, buildHelp, buildMenu } from '../../src/commands/help/help-view.js';
import { buildAnswerModal } from '../../src/commands/home/answer-modal.js';
import { buildHome } from '../../src/commands/home/home-view.js';
import { buildEditModal } from '../../src/commands/lifecycle/edit-modal.js';
import { buildIncidentList } from '../../src/commands/look-up/incident-list.js';
import { buildTimeline } from '../../src/commands/look-up/timeline-view.js';
import { buildTimelineModal } from '../../src/commands/notes/timeline-modal.js';
import { buildRoleInstructions } from '../../src/commands/people/role-instructions.js';
import { COMMANDS } from '../../src/commands/registry.js';
import { buildReminder } from '../../src/commands/reminders/reminder.js';
import { buildHandoff } from '../../src/commands/summaries/handoff-view.js';
import {
  buildResolutionModal,
  buildResolutionNote,
  buildResolutionProposal,
} from '../../src/commands/summaries/resolution-view.js';
import {
  buildAnswer,
  buildPartialSummary,
  buildSummary,
  buildSummaryProgress,
} from '../../src/commands/summaries/summary-view.js';
import {
  buildLeftOver,
  buildOwnTasks,
  buildTaskList,
  buildTaskPost,
} from '../../src/commands/tasks/task-list.js';
import type { Incident } from '../../src/incidents/records/incident.js';
import { SECTIONS } from '../../src/incidents/records/incident-summary.js';
import { type Message, notice, type View } from '../../src/views/blocks.js';
import { shortId } from '../../src/views/labels.js';
import { escapeText } from '../../src/views/text.js';
import { anEvent, anIncident, aSummary, aTask, DECLARED_AT } from '../support/records.js';

/** Ids of other programs; Slack takes 150 characters as the value of a menu, with the command before it. */
const ID_MAX = 100;

/** Texts that people gave, each by its place; `many` is how many there are of whatever there can be many of. */
export interface Hostile {
  word: (place: number) => string;
  many: number;
}

const LINK = 'https://acme.slack.com/archives/C1/p1736949909123456';
const CURSOR = 'c'.repeat(400);

const idOf = (word: Hostile['word']) => word(0).slice(0, ID_MAX);
const times = <T>(many: number, make: (n: number) => T): T[] =>
  Array.from({ length: many }, (_, n) => make(n));

function incident({ word }: Hostile, n = 0): Incident {
  return anIncident({
    incident_id: n === 0 ? idOf(word) : `INC-${n}`,
    title: word(1),
    service: word(2),
    severity: word(3),
    status: n % 2 === 0 ? word(4) : 'OPEN',
    roles: { commander: 'U01ALICE', ...Object.fromEntries(times(7, (i) => [`${word(i)}${i}`, 'U01BOB'])) },
  });
}

const events = ({ word, many }: Hostile, most: number) =>
  times(Math.min(many, most), (n) =>
    anEvent({
      type: ['STATUS_CHANGED', 'BOT_MESSAGE', 'FILE_SHARED', 'HANDED_OVER', 'GAP', word(5)][n % 6] ?? '',
      description: word(n),
      note: word(n + 1),
      source: word(n + 2),
      detail: { from: word(n), to: word(n + 1), name: word(n + 2), role: word(n + 3), user_id: 'U01BOB' },
    }),
  );

const tasks = ({ word, many }: Hostile, most = many) =>
  times(Math.min(many, most), (n) =>
    aTask({
      incident_id: idOf(word),
      number: n + 1,
      text: word(n).slice(0, 300),
      owner: n % 2 ? 'U01BOB' : undefined,
      due: n % 3 ? DECLARED_AT : undefined,
      state: n % 4 ? 'open' : 'done',
    }),
  );

const summary = ({ word, many }: Hostile) =>
  aSummary({
    incident_id: idOf(word),
    kind: word(6),
    model: word(1),
    claims: times(Math.min(many, 20), (n) => ({
      section: SECTIONS[n % SECTIONS.length] ?? 'headline',
      text: word(n).slice(0, 400) || '-',
      citations: times(5, () => 'COMMENT#2025-01-15T14:06:00.000001Z'),
    })),
  });

const pageOf = <T>(items: T[]) => ({ items, cursor: CURSOR });
const now = '2025-01-16T00:00:00.000000Z';

/**
 * Every view by the name of the function that builds it, from hostile texts and as many entries as its callers give
 * it. Whatever is not posted as a message of its own is put into one.
 */
export const SAMPLES: Record<string, (hostile: Hostile) => Message | View> = {
  buildMenu: () => buildMenu(),
  buildHelp: () => buildHelp(COMMANDS),
  buildCommandHelp: ({ many }) =>
    buildCommandHelp(COMMANDS[many % COMMANDS.length] ?? COMMANDS[0] ?? ({} as never)),
  buildDeclareModal: ({ word }) => buildDeclareModal({ channelId: 'C01GENERAL', title: word(0) }),
  buildEditModal: (hostile) => buildEditModal(incident(hostile)),
  buildTimelineModal: () => buildTimelineModal({ channelId: 'C01GENERAL', ts: '1736949909.123456' }),
  buildAnswerModal: ({ word }) => buildAnswerModal(notice(escapeText(word(0)) || '-')),
  buildAnnouncement: (hostile) => buildAnnouncement(incident(hostile), { text: hostile.word(7), at: now }),
  buildUpdate: (hostile) => buildUpdate(incident(hostile), { text: hostile.word(7), at: now }, 'U01ALICE'),
  buildCard: (hostile) => buildCard(incident(hostile)),
  buildShow: (hostile) => buildShow(incident(hostile), events(hostile, 8), now),
  buildTimeline: (hostile) =>
    buildTimeline(idOf(hostile.word), pageOf(events(hostile, 20)), (c) => `timeline ${c}`),
  buildIncidentList: (hostile) =>
    buildIncidentList({
      title: 'Active incidents',
      range: { from: DECLARED_AT, to: now },
      page: pageOf(times(Math.min(hostile.many, 10), (n) => incident(hostile, n))),
      now,
      moreCommand: (c) => `list ${c}`,
    }),
  buildHome: (hostile) =>
    buildHome({
      tasks: pageOf(tasks(hostile, 8).map((task) => ({ task, incident: incident(hostile) }))),
      mine: pageOf(times(Math.min(hostile.many, 8), (n) => incident(hostile, n))),
      open: pageOf(times(Math.min(hostile.many, 15), (n) => incident(hostile, n))),
      pages: { tasks: CURSOR, mine: CURSOR, open: CURSOR },
      now,
    }),
  buildTaskList: (hostile) =>
    buildTaskList(shortId(idOf(hostile.word)), {
      tasks: tasks(hostile),
      page: 1,
      moreCommand: (n) => `tasks ${n}`,
    }),
  buildOwnTasks: (hostile) =>
    buildOwnTasks(
      pageOf(tasks(hostile, 8).map((task) => ({ task, incident: incident(hostile) }))),
      (c) => `tasks mine ${c}`,
    ),
  buildLeftOver: (hostile) => {
    const blocks = buildLeftOver(tasks(hostile));
    return { text: 'resolved', ...(blocks.length > 0 && { blocks }) };
  },
  buildTaskPost: (hostile) =>
    buildTaskPost({ by: 'U01ALICE', type: 'TASK_ADDED', task: tasks({ ...hostile, many: 1 })[0] ?? aTask() }),
  buildHandoff: (hostile) =>
    buildHandoff({
      incident: incident(hostile),
      by: 'U01ALICE',
      to: 'U01BOB',
      note: hostile.word(9).slice(0, 1000),
      at: now,
      tasks: tasks(hostile),
      events: events(hostile, 20),
    }),
  buildSummary: (hostile) =>
    buildSummary({ summary: summary(hostile), permalink: () => LINK, behind: hostile.many }),
  buildAnswer: (hostile) =>
    buildAnswer({ summary: { ...summary(hostile), question: hostile.word(3) }, permalink: () => LINK }),
  buildPartialSummary: (hostile) => buildPartialSummary(idOf(hostile.word), summary(hostile).claims),
  buildResolutionProposal: (hostile) => buildResolutionProposal(summary(hostile)),
  buildResolutionModal: (hostile) => buildResolutionModal(summary(hostile)),
  buildResolutionNote: ({ word }) => buildResolutionNote(idOf(word), word(1), 'U01ALICE'),
  buildRoleInstructions: ({ word }) =>
    buildRoleInstructions(idOf(word), word(1), new Map([[word(1), 'Write it down.']])) ?? notice('none'),
  buildReminder: (hostile) =>
    buildReminder({
      rule: (['update', 'commander', 'close'] as const)[hostile.many % 3] ?? 'close',
      incident: incident(hostile),
      since: DECLARED_AT,
      now,
      tasks: tasks(hostile),
    }),
  buildSummaryProgress: ({ word, many }) => buildSummaryProgress(idOf(word), many),
};
