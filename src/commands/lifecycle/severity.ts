import { UsageError } from '../../base/errors.js';
import type { Incident, Severity } from '../../incidents/records/incident.js';
import { isRaise, severitiesInUse, severityRuleOf } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';
import { actions, commandButton, ID_KEY, notice, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { echo, escapeText, label } from '../../views/text.js';
import { changing, participant, viewer } from '../kernel/access.js';
import {
  type ArgumentReader,
  bareWord,
  type Phrase,
  type ReadPhrase,
} from '../kernel/arguments/argument-reader.js';
import type { Argument } from '../kernel/arguments/arguments.js';
import { type Confirm, confirmation, consequencesOf } from '../kernel/arguments/confirmation.js';
import { readSeverity, readSeverityPhrase } from '../kernel/arguments/read-severity.js';
import { refuseUnused } from '../kernel/arguments/severity-in-use.js';
import { defineCommand } from '../kernel/command.js';
import { answer, confirm as confirmChange, openForm, type Reply } from '../kernel/reply.js';
import { changeSeverity, isRaiseToWorst } from './change-severity.js';
import { decidedReason } from './decided-reason.js';
import { buildSeverityModal } from './severity-modal.js';

export const severity = defineCommand({
  name: 'severity',
  aliases: ['sev'],
  group: 'Run an incident',
  usage: 'severity [P0-P4] [reason]',
  summary: 'show or change the severity',
  forViewers: { usage: 'severity [id]', summary: 'show the severity' },
  examples: ['/incident severity P1', '/incident severity P0 all regions', '/incident severity 42 P1'],
  target: 'incident',
  access: ({ args: { to }, invocation: { isClick } }) =>
    to || isClick ? changing(participant('change')) : viewer,
  arguments: { to: newSeverity(), reason: decidedReason, confirm: confirmation },
  async run(deps, { invocation, incident: before, args: { to, reason, confirm } }) {
    const { process } = deps.settings;
    if (!to && !invocation.isClick) return showSeverity(before, process);
    if (to) refuseUnused(process, to);
    if (!to || (invocation.isClick && reason === '' && isRaiseToWorst(process, before.severity, to))) {
      const line = `/incident severity ${to ?? 'P1'} all regions are affected`;
      return openForm(buildSeverityModal(process, before, to), line);
    }
    confirmRaise(process, { incident: before, to, confirm });
    const { incident, outcome } = await changeSeverity(deps, invocation, { incident: before, to, reason });
    const text = `*${label(incident.severity)}*`;
    const id = shortId(incident.incident_id);
    if (outcome === 'unchanged') return answer(notice(`${id} is already ${text}.`));
    return confirmChange(invocation, incident, notice(`${id} is now ${text}.`));
  },
});

/** `P1`, `to P1`, `SEV 1` or, where no id can come first, `1`. */
function newSeverity(): Argument<Severity | undefined> {
  return {
    take(reader) {
      const isLead = (word: string) =>
        /^(?:up|down|back|raise|lower|now|to|is|from|=|->|→|:)$/i.test(word) || undefined;
      const isFrom = reader.peek((word) => /^from$/i.test(word) || undefined) ?? false;
      for (let n = 0; n < 3; n += 1) reader.takeFirst(isLead);
      const named = reader.takePhrase(readSeverityPhrase);
      if (named !== undefined) return lastOf(reader, named, { isDigit: isFrom });
      const [digit = ''] = reader.remaining;
      const read = reader.takePhrase(readDigit);
      if (read !== undefined) {
        refuseId(bareWord(digit), reader);
        return lastOf(reader, read, { isDigit: true });
      }
      if (reader.isEmpty) return undefined;
      throw new UsageError('Start with a severity, `P0` (the worst) to `P4`: `/incident severity P1`.');
    },
  };
}

/** `1` where it can't mean anything else. */
function readDigit([word = '']: readonly string[]): Phrase<Severity> | undefined {
  const value = /^[0-4]$/.test(bareWord(word)) ? readSeverity(`p${bareWord(word)}`) : undefined;
  return value && { value, length: 1 };
}

/** `1 P1` in a channel: the number may be an incident's. */
function refuseId(digit: string, { remaining }: ArgumentReader): void {
  const severity = readSeverityPhrase(remaining)?.value;
  // No incident has the number 0.
  if (severity === undefined || digit === '0') return;
  throw new UsageError(
    `Is ${digit} an incident? Nothing was done. Use \`/incident severity ${severity}\` for this one, or \`/incident severity INC-${digit} ${severity}\`.`,
  );
}

/**
 * `P1 → P2` and `from P1 to P2` name both, and so does `from 1 to 2`: `isDigit` says that a digit after `to` is a
 * severity, as it is after an arrow. Throws UsageError for two severities without a sign between them.
 */
function lastOf(reader: ArgumentReader, first: Severity, { isDigit }: { isDigit: boolean }): Severity {
  const [sign = '', ...others] = reader.remaining;
  const isArrow = /^(?:->|→|=>|➡️?)$/iu.test(sign);
  const isTo = isArrow || /^(?:to|into)$/i.test(sign);
  const readLast: ReadPhrase<Severity> = (words) =>
    readSeverityPhrase(words) ?? (isDigit || isArrow ? readDigit(words) : undefined);
  if (isTo && readLast(others)) {
    reader.next();
    return reader.takePhrase(readLast) ?? first;
  }
  const isEither = /^(?:or|and|,|&|&amp;)$/i.test(sign) && readSeverityPhrase(others) !== undefined;
  const again = readSeverityPhrase(reader.remaining);
  if (!isEither && again?.value === first) reader.takePhrase(readSeverityPhrase);
  if (!isEither && (!again || again.value === first)) return first;
  throw new UsageError(
    `Which severity, ${first} or ${echo(isEither ? (others[0] ?? '') : sign, 20)}? Nothing was done. Name one, as in \`/incident severity ${first} all regions\`.`,
  );
}

interface Raise {
  incident: Incident;
  to: Severity;
  confirm: Confirm;
}

/** Asks before raising to a severity if aegis.yml says so for it. */
function confirmRaise(process: Process, { incident, to, confirm }: Raise): void {
  if (!severityRuleOf(process, to)?.confirm || !isRaise(incident.severity, to)) return;
  const consequences = consequencesOf(process, to);
  const what = consequences === '' ? '' : ` A ${to} ${escapeText(consequences)}.`;
  const id = shortId(incident.incident_id);
  confirm(`Raise ${id} to *${to}*?${what} Nothing was done yet.`, `Raise to ${to}`);
}

function showSeverity({ incident_id, severity: current, archive_key }: Incident, process: Process): Reply {
  const id = shortId(incident_id);
  const text = `${id} is *${label(current)}*.`;
  if (archive_key !== undefined)
    return answer(notice(`${text} It's archived. To bring it back, run \`/incident restore ${id}\`.`));
  const buttons = severitiesInUse(process)
    .filter((level) => level !== current)
    .map((level) => commandButton({ label: level, command: `severity ${ID_KEY}${incident_id} ${level}` }));
  return answer({ text, blocks: [section(text), actions(buttons)] });
}
