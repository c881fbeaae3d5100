import { NotFoundError } from '../errors.js';
import { buildShow } from '../views/incident-card.js';
import { shortId } from '../views/labels.js';
import { answer, type Command } from './command.js';

const EVENTS_SHOWN = 8;

export const show: Command = {
  name: 'show',
  aliases: ['info'],
  group: 'Look back',
  usage: 'show [id]',
  summary: 'show an incident: status, severity, roles, age and the last events',
  examples: ['/incident show', '/incident show 42'],
  about: 'incident',
  async run(deps, { incidentId }) {
    const shown = await deps.store.showIncident(incidentId, EVENTS_SHOWN);
    if (!shown) {
      throw new NotFoundError(
        `There is no incident ${shortId(incidentId)}. \`/incident list\` shows those there are.`,
      );
    }
    return answer(buildShow(shown.incident, shown.events, deps.clock.now()));
  },
};
