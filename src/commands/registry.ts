import type { Job } from '../jobs/job.js';
import { ack } from './ack.js';
import { archive } from './archive.js';
import { ask } from './ask.js';
import { assign } from './assign.js';
import { catchup } from './catchup.js';
import { close } from './close.js';
import type { Command } from './command.js';
import { declare } from './declare.js';
import { edit } from './edit.js';
import { exportCommand } from './export.js';
import { handoff } from './handoff.js';
import { createHelp } from './help.js';
import { drawHome } from './home.js';
import { join } from './join.js';
import { leave } from './leave.js';
import { list } from './list.js';
import { mitigate } from './mitigate.js';
import { note } from './note.js';
import { postmortem } from './postmortem.js';
import { makePrivate } from './private.js';
import { makePublic } from './public.js';
import { redact } from './redact.js';
import { related } from './related.js';
import { remind } from './remind.js';
import { reopen } from './reopen.js';
import { resolution } from './resolution.js';
import { resolve } from './resolve.js';
import { restore } from './restore.js';
import { roles } from './roles.js';
import { severity } from './severity.js';
import { show } from './show.js';
import { stats } from './stats.js';
import { status } from './status.js';
import { summary } from './summary.js';
import { task } from './task.js';
import { tasks } from './tasks.js';
import { timeline } from './timeline.js';
import { update } from './update.js';

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
  edit,
  note,
  update,
  join,
  leave,
  assign,
  roles,
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
  resolution,
  postmortem,
  related,
  makePrivate,
  makePublic,
  redact,
  archive,
  restore,
  stats,
  exportCommand,
  createHelp(() => COMMANDS),
];

const byWord = new Map(
  COMMANDS.flatMap((command) => [command.name, ...command.aliases].map((word) => [word, command])),
);

export function findCommand(word: string): Command | undefined {
  return byWord.get(word.toLowerCase());
}

/** The slow halves of the commands, and of App Home. */
export const COMMAND_JOBS: readonly Job[] = [...COMMANDS.flatMap(({ job }) => (job ? [job] : [])), drawHome];
