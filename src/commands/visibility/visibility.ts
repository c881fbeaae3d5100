import { UsageError } from '../../base/errors.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { change } from '../kernel/change.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { answer } from '../kernel/reply.js';

interface Switch {
  to: 'private' | 'public';
  summary: string;
  /** What only people can do in Slack. */
  channel: string;
}

/** `/incident private` and `/incident public`. */
export function visibilityCommand({ to, summary, channel }: Switch): LegacyCommand {
  return {
    name: to,
    aliases: [],
    group: 'Run an incident',
    usage: `${to} [id]`,
    summary,
    examples: [`/incident ${to}`, `/incident ${to} 42`],
    about: 'incident',
    async run(deps, { ask, incidentId, words }) {
      if (!words.isEmpty) throw new UsageError(`\`/incident ${to}\` takes an incident id and nothing else.`);
      const { outcome } = await change(deps, ask, {
        incidentId,
        permission: 'lead',
        what: `make ${to}`,
        decide: (before) =>
          before.visibility === to
            ? undefined
            : {
                set: { visibility: to },
                type: 'VISIBILITY_CHANGED',
                description: `Made ${to}`,
                detail: { from: before.visibility, to },
              },
      });
      const id = shortId(incidentId);
      return answer(
        notice(outcome === 'same' ? `${id} is already ${to}.` : `${id} is ${to} now. ${channel}`),
      );
    },
  };
}
