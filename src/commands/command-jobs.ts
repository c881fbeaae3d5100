import type { Job } from '../jobs/job.js';
import { postAllResolved } from './alerts/ask-if-over.js';
import { handleAlerts } from './alerts/handle-alerts.js';
import { recordAcknowledgement } from './alerts/record-acknowledgement.js';
import { announceChange } from './announce/announce-change.js';
import { announceTask } from './announce/announce-task.js';
import { archiveJob } from './archive/archive.js';
import { restoreJob } from './archive/restore.js';
import { archiveInSlack } from './channel/archive-channel.js';
import { followNewId } from './channel/follow-new-id.js';
import { openIncident } from './declare/open-incident.js';
import { exportRecord } from './export/export.js';
import { exportHeads } from './export/export-heads.js';
import { publishHome } from './home/home.js';
import { leaveHome } from './home/leave-home.js';
import { takeBackHomes } from './home/take-back-homes.js';
import { postStats } from './look-up/stats.js';
import { postTimelineImage } from './look-up/timeline-image.js';
import { postNote } from './notes/note.js';
import { sendPage } from './page/send-page.js';
import { inviteToChannel } from './people/invite-to-channel.js';
import { answerLearner } from './practice/answer-learner.js';
import { playLine } from './practice/play-line.js';
import { postDebrief } from './practice/post-debrief.js';
import { startDrill } from './practice/start-drill.js';
import { redactMessage } from './redact/redact-message.js';
import { withdrawWords } from './redact/withdraw-words.js';
import { postReminder } from './reminders/post-reminder.js';
import { answerAsked } from './summaries/ask/answer-asked.js';
import { sendCatchup } from './summaries/catchup/send-catchup.js';
import { compareText } from './summaries/check/compare-text.js';
import { postHandoff } from './summaries/handoff/post-handoff.js';
import { warnOfOvertaken } from './summaries/overtaken/warn-of-overtaken.js';
import { draftPostmortem } from './summaries/postmortem/draft-postmortem.js';
import { postResolution } from './summaries/resolution/accept-resolution.js';
import { proposeResolution } from './summaries/resolution/propose-resolution.js';
import { postSummary } from './summaries/summary/post-summary.js';
import { refreshSummary } from './summaries/summary/refresh-summary.js';
import { remindOfTask } from './tasks/remind-of-task.js';
import { askWhoTakesOver } from './vacancies/ask-who-takes-over.js';
import { followDeactivation } from './vacancies/follow-deactivation.js';
import { followConversion } from './visibility/follow-conversion.js';

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
  answerAsked,
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
  leaveHome,
  startDrill,
  playLine,
  answerLearner,
  postDebrief,
];
