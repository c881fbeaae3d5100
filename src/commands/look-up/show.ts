import { NotFoundError } from '../../base/errors.js';
import { shortId } from '../../views/labels.js';
import { buildShow } from '../card/incident-card.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { answer } from '../kernel/reply.js';
import { readRecord } from '../summaries/make-summary.js';

const EVENTS_SHOWN = 8;

export const show: LegacyCommand = {
  name: 'show',
  aliases: ['info'],
  group: 'Look back',
  usage: 'show [id]',
  summary: 'show an incident: status, severity, roles, age and the last events',
  examples: ['/incident show', '/incident show 42'],
  about: 'incident',
  async run(deps, { ask, incidentId }) {
    const shown = await deps.store.showIncident(incidentId, EVENTS_SHOWN);
    if (!shown) {
      throw new NotFoundError(
        `There's no incident ${shortId(incidentId)}. \`/incident list\` shows the ones there are.`,
      );
    }
    if (shown.incident.archived_at === undefined)
      return answer(buildShow(shown.incident, shown.events, ask.at));
    const { incident, events } = await readRecord(deps, incidentId);
    return answer(buildShow(incident, events.slice(-EVENTS_SHOWN).reverse(), ask.at));
  },
};
