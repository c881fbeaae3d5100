import * as z from 'zod';
import { ConflictError, NotFoundError, UsageError } from '../../../base/errors.js';
import { fromIso, type Timestamp } from '../../../base/timestamp.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import { redact } from '../../../redaction/redact.js';
import { notice } from '../../../views/blocks.js';
import { shortId, statusLabel } from '../../../views/labels.js';
import { escapeText } from '../../../views/text.js';
import { participant } from '../../kernel/access.js';
import { authorize } from '../../kernel/authorize.js';
import { readIncident } from '../../kernel/change.js';
import { defineIncidentForm, escapeTyped } from '../../kernel/form.js';
import type { Invocation } from '../../kernel/invocation.js';
import type { LegacyCommand } from '../../kernel/legacy-command.js';
import { answer, type Reply } from '../../kernel/reply.js';
import type { RequestDeps } from '../../kernel/request-deps.js';
import { refuseLong } from '../../notes/note.js';
import { openResolution, resolutionNote } from './propose-resolution.js';
import {
  buildResolutionModal,
  buildResolutionProposal,
  RESOLUTION_FIELD,
  RESOLUTION_MODAL,
  resolutionText,
} from './resolution-view.js';

const VERBS = ['accept', 'edit', 'dismiss'] as const;

export const resolution: LegacyCommand = {
  name: 'resolution',
  aliases: [],
  group: 'Look back',
  usage: 'resolution [id]',
  summary: 'propose a resolution note, which you accept, edit or dismiss',
  examples: ['/incident resolution', '/incident resolution 42'],
  about: 'incident',
  async run(deps, { ask, incidentId, words }) {
    const verb = words.takeFirst((word) => VERBS.find((one) => one === word.toLowerCase()));
    const timestamp = words.takeFirst(fromIso);
    if (!words.isEmpty) throw new UsageError('`/incident resolution` takes an incident id and nothing else.');
    const incident = await readIncident(deps, incidentId);
    await authorize(deps, ask, { permission: 'participant', what: 'write the resolution note of', incident });
    if (verb === 'dismiss') return answer(notice('Dismissed. `/incident resolution` proposes it again.'));
    if (verb === undefined) return propose(deps, ask, incidentId);
    const summary = await findProposal(deps, incidentId, timestamp);
    if (verb === 'edit') return { kind: 'modal', view: buildResolutionModal(summary) };
    await accept(deps, ask, { summary, note: escapeText(resolutionText(summary)) });
    return answer(notice(`The resolution note of ${shortId(incidentId)} is on the record.`));
  },
  job: resolutionNote,
};

/** The note as someone edited it. */
export const resolutionForm = defineIncidentForm({
  callbackId: RESOLUTION_MODAL,
  metadata: z.object({ incident_id: z.string(), timestamp: z.string() }),
  outdated: 'This form is out of date. `/incident resolution` opens a new one.',
  errorField: RESOLUTION_FIELD,
  access: participant('write the resolution note of'),
  incidentId: async (_deps, { incident_id }) => incident_id,
  async submit(deps, { invocation, incident, metadata: { timestamp }, field }) {
    const note = redact(escapeTyped(field(RESOLUTION_FIELD)), { personal: false }).text;
    if (note === '') return { [RESOLUTION_FIELD]: 'Write a note, or cancel.' };
    refuseLong(note, 'Post the rest in the channel.');
    const summary = await findProposal(deps, incident.incident_id, timestamp);
    await accept(deps, invocation, { summary, note });
    return undefined;
  },
});

/** The last proposal again, unless it is on the record; else a new one comes in a moment. */
async function propose(deps: RequestDeps, ask: Invocation, incidentId: string): Promise<Reply> {
  const { status } = await readIncident(deps, incidentId);
  if (status !== 'RESOLVED' && status !== 'CLOSED') {
    throw new ConflictError(
      `${shortId(incidentId)} is ${statusLabel(status)}. A resolution note is for when it is resolved.`,
    );
  }
  const proposal = await deps.store.findSummary(incidentId, PROPOSAL);
  if (proposal) return answer(buildResolutionProposal(proposal));
  await openResolution(deps, ask, incidentId);
  return answer(notice(`Writing a resolution note for ${shortId(incidentId)}…`));
}

async function findProposal(
  { store }: Pick<RequestDeps, 'store'>,
  incidentId: string,
  timestamp: Timestamp | undefined,
): Promise<Summary> {
  const found =
    timestamp === undefined
      ? await store.findSummary(incidentId, PROPOSAL)
      : await store.getSummary(incidentId, timestamp);
  if (found && isProposal(found)) return found;
  throw new NotFoundError('That proposal is gone. `/incident resolution` writes a new one.');
}

const PROPOSAL = { kind: 'resolution', isWanted: isProposal } as const;

function isProposal(summary: Summary): boolean {
  return summary.kind === 'resolution' && resolutionText(summary) !== '';
}

/** A key event that stays for good, and a message that everybody sees. Only one note comes of one proposal. */
async function accept(
  deps: RequestDeps,
  ask: Invocation,
  { summary, note }: { summary: Summary; note: string },
): Promise<void> {
  const { incident_id, timestamp } = summary;
  const isNew = await deps.store.recordEvent({
    incident_id,
    event_id: `resolution-${timestamp}`,
    timestamp: summary.finished_at ?? timestamp,
    type: 'RESOLUTION_NOTE',
    description: 'Resolution note',
    source: 'System',
    user_id: ask.userId,
    note,
    key_event: true,
    detail: { summary: timestamp },
  });
  if (!isNew) throw new ConflictError(`${shortId(incident_id)} has this resolution note already.`);
  await openResolution(deps, ask, incident_id, note);
}
