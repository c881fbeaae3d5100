import { UsageError } from '../../base/errors.js';
import { type Incident, SEVERITIES, type Severity } from '../../incidents/records/incident.js';
import { actions, commandButton, ID_KEY, notice, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { label } from '../../views/text.js';
import { participant, viewer } from '../kernel/access.js';
import { bareWord } from '../kernel/argument-reader.js';
import { type Argument, rest } from '../kernel/arguments.js';
import { defineCommand } from '../kernel/command.js';
import { readSeverity, readSeverityPhrase } from '../kernel/read-severity.js';
import { answer, confirm, type Reply } from '../kernel/reply.js';
import { applyChange } from './apply-change.js';

export const severity = defineCommand({
  name: 'severity',
  aliases: ['sev'],
  group: 'Run an incident',
  usage: 'severity [P0-P4] [reason]',
  summary: 'show or change the severity',
  examples: ['/incident severity P1', '/incident severity P0 all regions', '/incident severity 42 P1'],
  target: 'incident',
  access: ({ args: { to } }) => (to ? participant('change') : viewer),
  arguments: { to: newSeverity(), reason: rest() },
  async run(deps, { invocation, incident: before, args: { to, reason } }) {
    if (!to) return showSeverity(before);
    const { incident, outcome } = await applyChange(deps, invocation, {
      incident: before,
      decide: ({ severity: from }) =>
        from === to
          ? undefined
          : {
              set: { severity: to },
              type: 'SEVERITY_CHANGED',
              description: `Severity changed to ${to}`,
              detail: { from, to },
              note: reason === '' ? undefined : reason,
            },
    });
    const text = `*${label(incident.severity)}*`;
    const id = shortId(incident.incident_id);
    if (outcome === 'unchanged') return answer(notice(`${id} is already ${text}.`));
    return confirm(invocation, incident, notice(`${id} is now ${text}.`));
  },
});

/** `P1`, `to P1`, `SEV 1` or, where no id can come first, `1`. */
function newSeverity(): Argument<Severity | undefined> {
  return {
    take(reader) {
      reader.takeFirst((word) => /^(?:to|is|=|->|→|:)$/i.test(word) || undefined);
      const read =
        reader.takePhrase(readSeverityPhrase) ??
        reader.takeFirst((word) =>
          /^[0-4]$/.test(bareWord(word)) ? readSeverity(`p${bareWord(word)}`) : undefined,
        );
      if (read !== undefined || reader.isEmpty) return read;
      throw new UsageError('Start with a severity, `P0` (the worst) to `P4`: `/incident severity P1`.');
    },
  };
}

function showSeverity({ incident_id, severity: current }: Incident): Reply {
  const text = `${shortId(incident_id)} is *${label(current)}*.`;
  const buttons = SEVERITIES.filter((level) => level !== current).map((level) =>
    commandButton({ label: level, command: `severity ${ID_KEY}${incident_id} ${level}` }),
  );
  return answer({ text, blocks: [section(text), actions(buttons)] });
}
