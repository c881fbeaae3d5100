import { alerts } from './alerts/alerts.js';
import { archive } from './archive/archive.js';
import { restore } from './archive/restore.js';
import { declare } from './declare/declare.js';
import { exportCommand } from './export/export.js';
import { createHelp } from './help/help.js';
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
import { stats } from './look-up/stats.js';
import { timeline } from './look-up/timeline.js';
import { note } from './notes/note.js';
import { page } from './page/page.js';
import { assign } from './people/assign.js';
import { join } from './people/join.js';
import { leave } from './people/leave.js';
import { roles } from './people/roles.js';
import { drill } from './practice/drill.js';
import { redact } from './redact/redact.js';
import { remind } from './reminders/remind.js';
import { oncall } from './responders/oncall.js';
import { ask } from './summaries/ask/ask.js';
import { catchup } from './summaries/catchup/catchup.js';
import { check } from './summaries/check/check.js';
import { handoff } from './summaries/handoff/handoff.js';
import { postmortem } from './summaries/postmortem/postmortem.js';
import { rate } from './summaries/rate/rate.js';
import { resolution } from './summaries/resolution/resolution.js';
import { cause, decision, ruledOut } from './summaries/statements/statement-commands.js';
import { summary } from './summaries/summary/summary.js';
import { task } from './tasks/task.js';
import { tasks } from './tasks/tasks.js';
import { update } from './updates/update.js';
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
