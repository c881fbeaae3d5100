import type { Incident } from '../../incidents/records/incident.js';
import { actions, type Block, type Button, commandButton, ID_KEY, moreMenu } from '../../views/blocks.js';

interface Control {
  label: string;
  /** The command, and the words after the incident's id. */
  line: readonly [command: string, words?: string];
  style?: 'primary';
}

/** The next steps as buttons, and everyday work in a menu. Three dots at the end of a label: it opens a form. */
export function controls(incident: Incident, more: readonly Button[] = []): Block {
  if (incident.archived_at !== undefined) return actions(ARCHIVED.map((one) => button(incident, one)));
  const steps = STEPS.get(incident.status) ?? [UPDATE, SUMMARY];
  return actions([...steps.map((one) => button(incident, one)), ...more, menu(incident, WORK)]);
}

/** A menu with what changes the facts on the card; none on the card of an archived incident. */
export function stateMenu(incident: Incident) {
  if (incident.archived_at !== undefined) return undefined;
  const visibility: Control =
    incident.visibility === 'private'
      ? { label: 'Make public', line: ['public'] }
      : { label: 'Make private', line: ['private'] };
  const mitigate = incident.status === 'OPEN' ? [MITIGATE] : [];
  return menu(incident, [SEVERITY, ...mitigate, EDIT, visibility]);
}

const lineOf = ({ incident_id }: Incident, [command, words]: Control['line']) =>
  [command, `${ID_KEY}${incident_id}`, ...(words === undefined ? [] : [words])].join(' ');

function button(incident: Incident, { label, line, style }: Control): Button {
  return commandButton({ label, command: lineOf(incident, line), ...(style && { style }) });
}

function menu(incident: Incident, entries: readonly Control[]) {
  return moreMenu(entries.map(({ label, line }) => ({ label, command: lineOf(incident, line) })));
}

const ACKNOWLEDGE: Control = { label: 'Acknowledge', line: ['ack'], style: 'primary' };
const MITIGATE: Control = { label: 'Mitigate', line: ['mitigate'] };
const RESOLVE: Control = { label: 'Resolve…', line: ['resolve'] };
const CLOSE: Control = { label: 'Close', line: ['close'], style: 'primary' };
const REOPEN: Control = { label: 'Reopen', line: ['reopen'] };
const UPDATE: Control = { label: 'Post update…', line: ['update'] };
const SUMMARY: Control = { label: 'Summary', line: ['summary'] };
const SEVERITY: Control = { label: 'Severity…', line: ['severity'] };
const EDIT: Control = { label: 'Edit…', line: ['edit'] };

/** Five, which is as many as Slack allows. */
const WORK: readonly Control[] = [
  { label: 'Assign me', line: ['assign', 'me'] },
  { label: 'Task…', line: ['task'] },
  { label: 'Note…', line: ['note'] },
  { label: 'Timeline', line: ['timeline'] },
  { label: 'Handoff…', line: ['handoff'] },
];

/** By status. */
const STEPS = new Map<string, readonly Control[]>([
  ['OPEN', [ACKNOWLEDGE, RESOLVE, UPDATE, SUMMARY]],
  ['ACKNOWLEDGED', [{ ...MITIGATE, style: 'primary' }, RESOLVE, UPDATE, SUMMARY]],
  ['MITIGATING', [{ ...RESOLVE, style: 'primary' }, UPDATE, SUMMARY]],
  ['RESOLVED', [CLOSE, REOPEN, UPDATE, SUMMARY]],
  ['CLOSED', [REOPEN, { label: 'Post-mortem', line: ['postmortem'] }, SUMMARY]],
]);

/** What still works once nothing can be changed. */
const ARCHIVED: readonly Control[] = [
  { label: 'Timeline', line: ['timeline'] },
  { label: 'Tasks', line: ['tasks'] },
  { label: 'Restore', line: ['restore'] },
];
