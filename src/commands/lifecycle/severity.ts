import { UsageError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { SEVERITIES } from '../../incidents/records/incident.js';
import { actions, commandButton, ID_KEY, notice, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { label } from '../../views/text.js';
import { change, readIncident } from '../kernel/change.js';
import { answer, type Command, confirm } from '../kernel/command.js';
import { readSeverity } from '../kernel/vocabulary.js';

export const severity: Command = {
  name: 'severity',
  aliases: ['sev'],
  group: 'Run an incident',
  usage: 'severity [P0-P4] [reason]',
  summary: 'show or change the severity',
  examples: ['/incident severity P1', '/incident severity P0 all regions', '/incident severity 42 P1'],
  about: 'incident',
  takesProse: 'after',
  async run(deps, { ask, incidentId, words }) {
    if (words.isEmpty) return showSeverity(await readIncident(deps, incidentId));
    const to = words.takeFirst(readSeverity);
    if (!to) {
      throw new UsageError(
        'A severity is one of `P0` `P1` `P2` `P3` `P4`, P0 the worst: `/incident severity P1`.',
      );
    }
    const reason = words.rest();
    const { incident, outcome } = await change(deps, ask, {
      incidentId,
      permission: 'participant',
      what: 'change',
      decide: (before) =>
        before.severity === to
          ? undefined
          : {
              set: { severity: to },
              type: 'SEVERITY_CHANGED',
              description: `Severity changed to ${to}`,
              detail: { from: before.severity, to },
              note: reason === '' ? undefined : reason,
            },
    });
    const level = label(incident.severity);
    if (outcome === 'same') return answer(notice(`${shortId(incidentId)} is already *${level}*.`));
    return confirm(ask, incident, notice(`${shortId(incidentId)} is now *${level}*.`));
  },
};

function showSeverity({ incident_id, severity: now }: Incident) {
  const text = `${shortId(incident_id)} is *${label(now)}*.`;
  const others = SEVERITIES.filter((level) => level !== now);
  const buttons = others.map((level) =>
    commandButton({ label: level, command: `severity ${ID_KEY}${incident_id} ${level}` }),
  );
  return answer({ text, blocks: [section(text), actions(buttons)] });
}
