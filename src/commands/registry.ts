import type { Job } from '../jobs/job.js';
import { alerts } from './alerts/alerts.js';
import { postAllResolved } from './alerts/ask-if-over.js';
import { handleAlerts } from './alerts/handle-alerts.js';
import { recordAcknowledgement } from './alerts/record-acknowledgement.js';
import { announceChange } from './announce/announce-change.js';
import { announceTask } from './announce/announce-task.js';
import { archive, archiveJob } from './archive/archive.js';
import { restore, restoreJob } from './archive/restore.js';
import { archiveInSlack } from './channel/archive-channel.js';
import { followNewId } from './channel/follow-new-id.js';
import { declare } from './declare/declare.js';
import { openIncident } from './declare/open-incident.js';
import { exportCommand, exportRecord } from './export/export.js';
import { exportHeads } from './export/export-heads.js';
import { createHelp } from './help/help.js';
import { publishHome } from './home/home.js';
import { takeBackHomes } from './home/take-back-homes.js';
import type { Command } from './kernel/command.js';
import { edit } from './lifecycle/edit.js';
import { detected, started } from './lifecycle/problem-times.js';
import { severity } from './lifecycle/severity.js';
import { status } from './lifecycle/status.js';
import { ack, close, mitigate, reopen, resolve } from './lifecycle/status-shortcuts.js';
import { undo } from './lifecycle/undo.js';
import { list } from './look-up/list.js';
import { related } from './look-up/related.js';
import { show } from './look-up/show.js';
import { postStats, stats } from './look-up/stats.js';
import { timeline } from './look-up/timeline.js';
import { postTimelineImage } from './look-up/timeline-image.js';
import { note, postNote } from './notes/note.js';
import { page } from './page/page.js';
import { sendPage } from './page/send-page.js';
import { assign } from './people/assign.js';
import { inviteToChannel } from './people/invite-to-channel.js';
import { join } from './people/join.js';
import { leave } from './people/leave.js';
import { roles } from './people/roles.js';
import { answerLearner } from './practice/answer-learner.js';
import { drill } from './practice/drill.js';
import { playLine } from './practice/play-line.js';
import { postDebrief } from './practice/post-debrief.js';
import { startDrill } from './practice/start-drill.js';
import { redact } from './redact/redact.js';
import { redactMessage } from './redact/redact-message.js';
import { withdrawWords } from './redact/withdraw-words.js';
import { postReminder } from './reminders/post-reminder.js';
import { remind } from './reminders/remind.js';
import { oncall } from './responders/oncall.js';
import { answerQuestion } from './summaries/ask/answer-question.js';
import { ask } from './summaries/ask/ask.js';
import { catchup } from './summaries/catchup/catchup.js';
import { sendCatchup } from './summaries/catchup/send-catchup.js';
import { check } from './summaries/check/check.js';
import { compareText } from './summaries/check/compare-text.js';
import { handoff } from './summaries/handoff/handoff.js';
import { postHandoff } from './summaries/handoff/post-handoff.js';
import { warnOfOvertaken } from './summaries/overtaken/warn-of-overtaken.js';
import { draftPostmortem } from './summaries/postmortem/draft-postmortem.js';
import { postmortem } from './summaries/postmortem/postmortem.js';
import { rate } from './summaries/rate/rate.js';
import { postResolution } from './summaries/resolution/accept-resolution.js';
import { proposeResolution } from './summaries/resolution/propose-resolution.js';
import { resolution } from './summaries/resolution/resolution.js';
import { cause, decision, ruledOut } from './summaries/statements/statements.js';
import { postSummary } from './summaries/summary/post-summary.js';
import { refreshSummary } from './summaries/summary/refresh-summary.js';
import { summary } from './summaries/summary/summary.js';
import { remindOfTask } from './tasks/remind-of-task.js';
import { task } from './tasks/task.js';
import { tasks } from './tasks/tasks.js';
import { update } from './updates/update.js';
import { askWhoTakesOver } from './vacancies/ask-who-takes-over.js';
import { followDeactivation } from './vacancies/follow-deactivation.js';
import { followConversion } from './visibility/follow-conversion.js';
import { makePrivate, makePublic } from './visibility/visibility.js';

/** Every `/incident` subcommand, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  declare,
  ack,
  mitigate,
  resolve,
  close,
  reopen,
  status,
  severity,
  undo,
  edit,
  started,
  detected,
  note,
  cause,
  ruledOut,
  decision,
  update,
  join,
  leave,
  assign,
  roles,
  oncall,
  page,
  handoff,
  task,
  tasks,
  remind,
  show,
  list,
  timeline,
  summary,
  catchup,
  ask,
  check,
  rate,
  resolution,
  postmortem,
  related,
  alerts,
  makePrivate,
  makePublic,
  redact,
  archive,
  restore,
  stats,
  exportCommand,
  drill,
  createHelp(() => COMMANDS),
];

const byWord = new Map(
  COMMANDS.flatMap((command) => [command.name, ...command.aliases].map((word) => [word, command])),
);

export function findCommand(word: string): Command | undefined {
  return byWord.get(word.toLowerCase());
}

/** The slow halves of the commands, and of App Home. */
export const COMMAND_JOBS: readonly Job[] = [
  openIncident,
  handleAlerts,
  postAllResolved,
  recordAcknowledgement,
  followConversion,
  followNewId,
  inviteToChannel,
  askWhoTakesOver,
  followDeactivation,
  sendPage,
  announceChange,
  postHandoff,
  postSummary,
  refreshSummary,
  warnOfOvertaken,
  answerQuestion,
  compareText,
  sendCatchup,
  proposeResolution,
  postResolution,
  draftPostmortem,
  archiveJob,
  archiveInSlack,
  restoreJob,
  exportRecord,
  exportHeads,
  postStats,
  postTimelineImage,
  postNote,
  redactMessage,
  withdrawWords,
  announceTask,
  postReminder,
  remindOfTask,
  publishHome,
  takeBackHomes,
  startDrill,
  playLine,
  answerLearner,
  postDebrief,
];
