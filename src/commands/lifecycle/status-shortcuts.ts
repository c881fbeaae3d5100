import type { Status } from '../../incidents/records/incident.js';
import { confirmation } from '../kernel/arguments/confirmation.js';
import { type Command, defineCommand } from '../kernel/command.js';
import { decidedReason } from './decided-reason.js';
import { accessFor, setStatus } from './status.js';

export const ack = statusShortcut({
  name: 'ack',
  aliases: ['acknowledge', 'acked'],
  to: 'ACKNOWLEDGED',
  summary: "say that someone's working on it",
  example: 'looking at the database',
});

export const mitigate = statusShortcut({
  name: 'mitigate',
  aliases: ['mitigated', 'mitigating'],
  to: 'MITIGATING',
  summary: 'say that a fix is under way',
  example: 'failing over to the replica',
});

export const resolve = statusShortcut({
  name: 'resolve',
  aliases: ['resolved', 'fixed'],
  to: 'RESOLVED',
  summary: 'say that the impact is over',
  example: 'rolled back at 14:05',
});

export const close = statusShortcut({
  name: 'close',
  aliases: ['closed'],
  to: 'CLOSED',
  summary: 'close the incident once its follow-ups are done or filed',
  example: 'follow-ups are filed',
});

export const reopen = statusShortcut({
  name: 'reopen',
  aliases: ['reopened'],
  to: 'OPEN',
  summary: 'open a resolved or closed incident again',
  example: 'errors are back',
});

interface StatusShortcut {
  name: string;
  aliases: readonly string[];
  to: Status;
  summary: string;
  /** A note. */
  example: string;
}

/** A command that sets one status: `/incident ack` for `/incident status acknowledged`. */
function statusShortcut({ name, aliases, to, summary, example }: StatusShortcut): Command {
  return defineCommand({
    name,
    aliases,
    group: 'Run an incident',
    usage: `${name} [note]`,
    summary,
    examples: [`/incident ${name}`, `/incident ${name} ${example}`, `/incident ${name} 42`],
    target: 'live-incident',
    access: accessFor(to),
    arguments: { confirm: confirmation, note: decidedReason },
    run: (deps, { invocation, incident, args: { confirm, note } }) =>
      setStatus(deps, invocation, { incident, to, note, ...(to !== 'OPEN' && { confirmBack: confirm }) }),
  });
}
