import { STATUSES, type Status } from '../incidents/records/incident.js';

/** A transcript's command, as far as it matters to a drill. */
export type TypedCommand =
  | { does: 'declare'; severity: string; title: string }
  | { does: 'status'; status: Status; note: string }
  | { does: 'severity'; severity: string }
  | { does: 'assign'; person: string; role: string }
  | { does: 'say'; verb: 'note' | 'update' | 'decision' | 'cause'; text: string }
  | { does: 'other' };

const SHORTCUTS: Readonly<Record<string, Status>> = {
  ack: 'ACKNOWLEDGED',
  mitigate: 'MITIGATING',
  resolve: 'RESOLVED',
  close: 'CLOSED',
};

const SEVERITY = /^p[0-4]$/i;

/** Reads `/incident status resolved all good`; commands that don't matter to a drill are `other`. */
export function readTypedCommand(line: string): TypedCommand {
  const [, verb = '', ...words] = line.split(' ').filter((word) => word !== '');
  const [first = '', ...rest] = words;
  const shortcut = SHORTCUTS[verb];
  if (shortcut) return { does: 'status', status: shortcut, note: words.join(' ') };
  switch (verb) {
    case 'declare':
      return readDeclaration(words);
    case 'status': {
      const status = STATUSES.find((one) => one.toLowerCase() === first.toLowerCase());
      return status ? { does: 'status', status, note: rest.join(' ') } : { does: 'other' };
    }
    case 'severity':
      return SEVERITY.test(first) ? { does: 'severity', severity: first.toUpperCase() } : { does: 'other' };
    case 'assign':
      return { does: 'assign', person: first.replace(/[<@>]/g, ''), role: rest.at(-1) ?? 'commander' };
    case 'note':
    case 'update':
    case 'decision':
    case 'cause':
      return { does: 'say', verb, text: words.join(' ') };
    default:
      return { does: 'other' };
  }
}

/** `P1 search-api Search fails`; only `service:` makes certain that a word isn't part of the title. */
function readDeclaration(words: readonly string[]): TypedCommand {
  const severity = words.find((word) => SEVERITY.test(word))?.toUpperCase() ?? 'P3';
  const title = words.filter((word) => !SEVERITY.test(word) && !word.startsWith('service:')).join(' ');
  return { does: 'declare', severity, title };
}
