import { ConflictError, UsageError } from '../../base/errors.js';
import { isDrill } from '../../incidents/drill-id.js';
import { type Incident, UNASSIGNED_SERVICE } from '../../incidents/records/incident.js';
import { serviceRuleOf } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { label } from '../../views/text.js';
import { participant } from '../kernel/access.js';
import { limited, rest, word } from '../kernel/arguments/arguments.js';
import { plainWords } from '../kernel/arguments/plain-words.js';
import { defineCommand } from '../kernel/command.js';
import { answer } from '../kernel/reply.js';
import { readListedService } from '../responders/read-listed-service.js';
import { sendPage, WHY_MAX } from './send-page.js';

export const page = defineCommand({
  name: 'page',
  aliases: [],
  group: 'Work together',
  usage: 'page [id] [service] [why]',
  summary: 'page the on-call responder for a service through PagerDuty',
  examples: ['/incident page payments', '/incident page payments nobody can pay since 14:05'],
  target: 'live-incident',
  access: participant('page people for'),
  arguments: {
    name: word((typed) => typed, 'first'),
    why: limited(rest(), { what: 'The reason', max: WHY_MAX }),
  },
  async run(deps, { invocation, incident, args: { name, why } }) {
    const { incident_id } = incident;
    if (isDrill(incident_id)) throw new ConflictError('This is a drill, so nobody is paged.');
    const service = readPagedService(deps.settings.process, name, incident);
    const payload = {
      incident_id,
      service,
      why: await plainWords(deps, why),
      user_id: invocation.userId,
    };
    await sendPage.open(deps, invocation, payload);
    const text = `Paging the on-call responder for *${label(service)}*. ${shortId(incident_id)}'s channel will show whether it worked.`;
    return answer(notice(text));
  },
});

/** The service that's named, or the incident's own. Otherwise throws a UsageError that says nobody was paged. */
function readPagedService(process: Process, name: string | undefined, incident: Incident): string {
  const service = name === undefined ? incident.service : listed(process, name);
  if (serviceRuleOf(process, service)?.pagerduty) return service;
  const names = Object.entries(process.services).flatMap(([one, { pagerduty }]) => (pagerduty ? [one] : []));
  if (names.length === 0) throw notPaged('No service has a pager. To add one, see docs/process.md.');
  const about =
    service === UNASSIGNED_SERVICE
      ? `${shortId(incident.incident_id)} has no service yet.`
      : `${label(service)} has no pager in \`aegis.yml\`.`;
  const [first] = names;
  throw notPaged(
    `${about} Name one that has a pager, as in \`/incident page ${first}\`: ${names.slice(0, 20).join(', ')}.`,
  );
}

function listed(process: Process, name: string): string {
  try {
    return readListedService(process, name);
  } catch (error) {
    throw error instanceof UsageError ? notPaged(error.message) : error;
  }
}

/** Someone who pages at night must not mistake an error for a page that went out. */
function notPaged(why: string): UsageError {
  return new UsageError(`Nobody was paged. ${why}`);
}
