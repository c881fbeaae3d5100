import { shortId } from '../../views/labels.js';
import { member } from '../kernel/access.js';
import { word } from '../kernel/arguments/arguments.js';
import { defineCommand } from '../kernel/command.js';
import { answer } from '../kernel/reply.js';
import { buildOnCall, buildOnCallNames } from './oncall-view.js';
import { readListedService } from './read-listed-service.js';
import { respondersOf } from './responders-of.js';

export const oncall = defineCommand({
  name: 'oncall',
  aliases: ['on-call', 'responders'],
  group: 'Work together',
  usage: 'oncall [service | id]',
  summary: 'show who is on call for a service or an incident',
  examples: ['/incident oncall', '/incident oncall payments', '/incident oncall 42'],
  target: 'optional',
  access: member('look up who is on call for'),
  arguments: { name: word((typed) => typed, 'first') },
  async run({ slack, settings: { process } }, { incident, args: { name } }) {
    if (name === undefined && !incident) return answer(buildOnCallNames(process));
    const service = name === undefined ? undefined : readListedService(process, name);
    const named = respondersOf(process, {
      service: service ?? incident?.service ?? '',
      severity: service === undefined ? (incident?.severity ?? '') : '',
    });
    const { findResponders } = await import('./find-responders.js');
    const found = await findResponders(slack, named);
    const subject = service ?? shortId(incident?.incident_id ?? '');
    return answer(buildOnCall({ subject, ...found }));
  },
});
