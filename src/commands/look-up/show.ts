import { UpstreamError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { timelineEntries } from '../../incidents/timeline-entries.js';
import { type Around, readAround } from '../card/around-incident.js';
import { buildShow } from '../card/incident-card.js';
import { isFullMember, viewer } from '../kernel/access.js';
import { defineCommand } from '../kernel/command.js';
import { inTime } from '../kernel/deadline.js';
import { readRecord } from '../kernel/read-record.js';
import { answer } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';

const EVENTS_SHOWN = 8;

/** The card matters more than who's on call, so it doesn't wait long for Slack to answer that. */
const ON_CALL_MS = 1_000;

async function readAroundSoon(deps: RequestDeps, incident: Incident): Promise<Around> {
  try {
    return await inTime(ON_CALL_MS, readAround(deps, incident));
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { process: deps.settings.process, onCall: [] };
  }
}

export const show = defineCommand({
  name: 'show',
  aliases: ['info'],
  group: 'Look back',
  usage: 'show [id]',
  summary: 'show an incident: status, severity, roles, age and the newest events',
  examples: ['/incident show', '/incident show 42'],
  target: 'incident',
  access: viewer,
  async run(deps, { invocation: { at, userId }, incident }) {
    const { incident_id, archived_at } = incident;
    const isReader = !(await isFullMember(deps, userId));
    if (archived_at !== undefined) {
      const record = await readRecord(deps, incident_id);
      const newest = timelineEntries(record, { keyOnly: false }).slice(-EVENTS_SHOWN).reverse();
      const around = { process: deps.settings.process, onCall: [] };
      return answer(buildShow(record.incident, { around, events: newest, isReader, now: at }));
    }
    const [{ items }, around] = await Promise.all([
      deps.store.timeline(incident_id, { limit: EVENTS_SHOWN }),
      readAroundSoon(deps, incident),
    ]);
    return answer(buildShow(incident, { around, events: items, isReader, now: at }));
  },
});
