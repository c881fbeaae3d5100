import { timelineEntries } from '../../incidents/timeline-entries.js';
import { readAround } from '../card/around-incident.js';
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
      const around = { process: deps.settings.process, onCall: [] };
      return answer(buildShow(record.incident, { around, events: newest, now: at }));
    }
    const [{ items }, around] = await Promise.all([
      deps.store.timeline(incident_id, { limit: EVENTS_SHOWN }),
      readAround(deps, incident),
    ]);
    return answer(buildShow(incident, { around, events: items, now: at }));
  },
});
