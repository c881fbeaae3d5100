import { ConflictError, UsageError } from '../../base/errors.js';
import type { Incident, Status } from '../../incidents/records/incident.js';
import { isLegal, legalSteps, statusAttributes } from '../../incidents/transitions.js';
import type { Deps } from '../../ports/deps.js';
import { actions, commandButton, ID_KEY, notice, section } from '../../views/blocks.js';
import { shortId, statusLabel, statusWord } from '../../views/labels.js';
import { change, readIncident } from '../kernel/change.js';
import {
  answer,
  type Command,
  type CommandInput,
  confirm,
  type Invocation,
  type Reply,
} from '../kernel/command.js';
import { readStatus } from '../kernel/vocabulary.js';
import { announceChange } from './announce-change.js';

export const status: Command = {
  name: 'status',
  aliases: [],
  group: 'Run an incident',
  usage: 'status [acknowledged | mitigating | resolved | closed | open] [note]',
  summary: 'show or change the status',
  examples: ['/incident status', '/incident status resolved rolled back', '/incident status 42 resolved'],
  about: 'incident',
  takesProse: 'after',
  async run(deps, { ask, incidentId, words }) {
    if (words.isEmpty) return showStatus(deps, incidentId);
    const to = words.takeFirst(readStatus);
    if (to) return setStatus(deps, { ask, incidentId, to, note: words.rest() });
    throw new UsageError(
      '`/incident status` takes `acknowledged`, `mitigating`, `resolved`, `closed` or `open`, then a note if you like.',
    );
  },
  job: announceChange,
};

interface Shortcut {
  name: string;
  aliases: readonly string[];
  to: Status;
  summary: string;
  example: string;
}

/** A command that sets one status: `/incident ack` for `/incident status acknowledged`. */
export function statusShortcut({ name, aliases, to, summary, example }: Shortcut): Command {
  return {
    name,
    aliases,
    group: 'Run an incident',
    usage: `${name} [note]`,
    summary,
    examples: [`/incident ${name}`, `/incident ${name} ${example}`, `/incident ${name} 42`],
    about: 'incident',
    takesProse: 'after',
    run: (deps, { ask, incidentId, words }: CommandInput) =>
      setStatus(deps, { ask, incidentId, to, note: words.rest() }),
  };
}

interface StatusChange {
  ask: Invocation;
  incidentId: string;
  to: Status;
  note: string;
}

async function setStatus(deps: Deps, { ask, incidentId, to, note }: StatusChange): Promise<Reply> {
  const closes = to === 'CLOSED';
  const { incident, outcome } = await change(deps, ask, {
    incidentId,
    permission: closes ? 'lead' : 'participant',
    what: closes ? 'close' : 'change',
    decide: (before) => decide(before, { ask, to, note }),
  });
  const id = shortId(incident.incident_id);
  if (outcome === 'same') return answer(notice(`${id} is already ${statusLabel(incident.status)}.`));
  return confirm(ask, incident, notice(`${id} is now ${statusLabel(to)}.`));
}

function decide(before: Incident, { ask, to, note }: Pick<StatusChange, 'ask' | 'to' | 'note'>) {
  const detail = { from: before.status, to };
  const words = note === '' ? undefined : note;
  if (before.status === to) {
    // Said again with a note, it is news; without one there is nothing to tell.
    if (!words) return undefined;
    const description = `Status is still ${to}`;
    return { set: {}, type: 'STATUS_CONFIRMED' as const, description, detail, note: words };
  }
  if (!isLegal(before.status, to)) {
    const steps = legalSteps(before.status).map((step) => `\`${step.toLowerCase()}\``);
    throw new ConflictError(
      `${shortId(before.incident_id)} is ${statusWord(before.status)} and cannot become ${statusWord(to)} from there. It can become ${steps.join(', ')}.`,
    );
  }
  return {
    set: statusAttributes(before, to, ask.at),
    type: 'STATUS_CHANGED' as const,
    description: `Status changed to ${to}`,
    detail,
    note: words,
  };
}

async function showStatus(deps: Deps, incidentId: string): Promise<Reply> {
  const incident = await readIncident(deps, incidentId);
  const text = `${shortId(incidentId)} is ${statusLabel(incident.status)}.`;
  const buttons = legalSteps(incident.status).map((step) =>
    commandButton({
      label: statusWord(step),
      command: `status ${ID_KEY}${incidentId} ${step.toLowerCase()}`,
    }),
  );
  return answer({ text, blocks: [section(text), actions(buttons)] });
}
