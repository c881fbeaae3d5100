import { timelineEntries } from '../../incidents/timeline-entries.js';
import { buildShow } from '../card/incident-card.js';
import { viewer } from '../kernel/access.js';
import { defineCommand } from '../kernel/command.js';
import { readRecord } from '../kernel/read-record.js';
import { answer } from '../kernel/reply.js';

const EVENTS_SHOWN = 8;

export const show = defineCommand({
  name: 'show',
  aliases: ['info'],
  group: 'Look back',
  usage: 'show [id]',
  summary: 'show an incident: status, severity, roles, age and the newest events',
  examples: ['/incident show', '/incident show 42'],
  target: 'incident',
  access: viewer,
  async run(deps, { invocation: { at }, incident }) {
    const { incident_id, archived_at } = incident;
    if (archived_at !== undefined) {
      const record = await readRecord(deps, incident_id);
      const newest = timelineEntries(record, { keyOnly: false }).slice(-EVENTS_SHOWN).reverse();
      return answer(buildShow(record.incident, newest, at));
    }
    const { items } = await deps.store.timeline(incident_id, { limit: EVENTS_SHOWN });
    return answer(buildShow(incident, items, at));
  },
});
