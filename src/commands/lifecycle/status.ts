import { ConflictError, UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import { type Incident, STATUSES, type Status } from '../../incidents/records/incident.js';
import { isActive, isLegal, legalSteps, statusAttributes } from '../../incidents/transitions.js';
import { actions, commandButton, ID_KEY, notice, section } from '../../views/blocks.js';
import { shortId, statusLabel, statusWord } from '../../views/labels.js';
import { type Access, changing, lead, participant, viewer } from '../kernel/access.js';
import type { ArgumentReader } from '../kernel/arguments/argument-reader.js';
import type { Argument } from '../kernel/arguments/arguments.js';
import type { Confirm } from '../kernel/arguments/confirmation.js';
import { askAboutSpelling } from '../kernel/arguments/misspelled.js';
import { readStatus } from '../kernel/arguments/vocabulary.js';
import { defineCommand } from '../kernel/command.js';
import type { Invocation } from '../kernel/invocation.js';
import { answer, confirm, openForm, type Reply } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { applyChange, type WantedChange } from './apply-change.js';
import { decidedReason } from './decided-reason.js';
import { buildResolveModal } from './resolve-modal.js';

/** Asks about a first word that's almost a status; any other starts a note without one. */
const wanted: Argument<Status | undefined> = {
  take(reader, context) {
    const to = reader.takeFirst(readWanted);
    refuseSecond(reader, to);
    const asked = to ? undefined : askAboutSpelling(reader, context, reader.remaining.slice(0, 1));
    if (asked) throw asked;
    return to;
  },
};

export const status = defineCommand({
  name: 'status',
  aliases: [],
  group: 'Run an incident',
  usage: 'status [acknowledged | mitigating | resolved | closed | open] [note]',
  summary: 'show or change the status',
  forViewers: { usage: 'status [id]', summary: 'show the status' },
  examples: ['/incident status', '/incident status resolved rolled back', '/incident status 42 resolved'],
  target: 'incident',
  access: ({ args: { to } }) => (to ? changing(accessFor(to)) : viewer),
  arguments: { to: wanted, note: decidedReason },
  async run(deps, { invocation, incident, args: { to, note } }) {
    if (to) return setStatus(deps, invocation, { incident, to, note });
    if (note === '') return showStatus(incident);
    throw new UsageError(
      'Start with `acknowledged`, `mitigating`, `resolved`, `closed` or `open`; a note can follow: `/incident status resolved rolled back`.',
    );
  },
});

/** `mitigating resolved` names two. */
function refuseSecond({ remaining }: ArgumentReader, to: Status | undefined): void {
  const [word = '', ...more] = remaining;
  const other = more.length === 0 ? readStatus(word) : undefined;
  if (to === undefined || other === undefined || other === to) return;
  throw new UsageError(
    `Which status, ${statusWord(to)} or ${statusWord(other)}? Nothing was done. Name one, as in \`/incident status ${to.toLowerCase()}\`.`,
  );
}

/** `status resolved?` is a question rather than an order. */
function readWanted(typed: string): Status | undefined {
  return typed.endsWith('?') ? undefined : readStatus(typed);
}

/** Who may set a status. */
export function accessFor(to: Status): Access {
  return to === 'CLOSED' ? lead('close') : participant('change');
}

interface StatusChange {
  incident: Incident;
  to: Status;
  note: string;
  /** Asks before the incident goes back to an earlier status; if absent, changes it without asking. */
  confirmBack?: Confirm;
}

/**
 * Sets a status, or confirms the current one when there's a note. A button that resolves opens a form, which asks for a
 * reason.
 */
export async function setStatus(
  deps: RequestDeps,
  invocation: Invocation,
  { incident: before, to, note, confirmBack }: StatusChange,
): Promise<Reply> {
  const isAsked = invocation.isClick && note === '' && to === 'RESOLVED' && isLegal(before.status, to);
  if (isAsked) return openForm(buildResolveModal(before), '/incident resolve rolled back');
  const { incident, outcome } = await applyChange(deps, invocation, {
    incident: before,
    decide(current) {
      if (confirmBack) askBefore(confirmBack, current, to);
      return decide(current, { at: invocation.at, to, note });
    },
  });
  const id = shortId(incident.incident_id);
  if (outcome === 'unchanged') return answer(notice(`${id} is already ${statusLabel(incident.status)}.`));
  return confirm(invocation, incident, notice(`${id} is now ${statusLabel(to)}.`));
}

/** Someone who acknowledges late usually hasn't seen what others did in the meantime. */
function askBefore(confirm: Confirm, { incident_id, status: current }: Incident, to: Status): void {
  if (rankOf(current) <= rankOf(to) || !isLegal(current, to)) return;
  const back = isActive(current) ? 'Set it back to' : 'Open it again as';
  confirm(
    `${shortId(incident_id)} is already ${statusLabel(current)}, so nothing was done. ${back} ${statusWord(to)}?`,
    isActive(current) ? 'Set back' : 'Reopen',
  );
}

/** Other programs' statuses come first, so that nothing is asked about them. */
function rankOf(status: string): number {
  return (STATUSES as readonly string[]).indexOf(status);
}

function decide(
  before: Incident,
  { at, to, note }: { at: Timestamp; to: Status; note: string },
): WantedChange | undefined {
  const detail = { from: before.status, to };
  if (before.status === to) {
    // Without a note, there's nothing new to announce.
    if (note === '') return undefined;
    const description = `Status is still ${to}`;
    return { set: {}, type: 'STATUS_CONFIRMED', description, detail, note };
  }
  if (!isLegal(before.status, to)) {
    const steps = legalSteps(before.status).map((step) => `\`${step.toLowerCase()}\``);
    throw new ConflictError(
      `${shortId(before.incident_id)} is ${statusWord(before.status)} and can't become ${statusWord(to)} from there. It can become ${steps.join(', ')}, as in \`/incident status ${legalSteps(before.status)[0]?.toLowerCase()}\`.`,
    );
  }
  return {
    set: statusAttributes(before, to, at),
    type: 'STATUS_CHANGED',
    description: `Status changed to ${to}`,
    detail,
    ...(note !== '' && { note }),
  };
}

function showStatus({ incident_id, status: current, archive_key }: Incident): Reply {
  const id = shortId(incident_id);
  const text = `${id} is ${statusLabel(current)}.`;
  if (archive_key !== undefined)
    return answer(notice(`${text} It's archived. To bring it back, run \`/incident restore ${id}\`.`));
  const buttons = legalSteps(current).map((step) =>
    commandButton({
      label: statusWord(step),
      command: `status ${ID_KEY}${incident_id} ${step.toLowerCase()}`,
    }),
  );
  return answer({ text, blocks: [section(text), actions(buttons)] });
}
