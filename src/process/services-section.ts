import * as z from 'zod';
import { line, secretName, serviceName, webAddress } from './common-values.js';
import { responderList } from './responder-value.js';

/** Where `/incident page` sends events; PagerDuty's own address by default. */
const pagerDutyTarget = z.strictObject({
  routing_key_env: secretName.describe('the environment variable that holds the routing key'),
  url: webAddress
    .default('https://events.pagerduty.com/v2/enqueue')
    .describe('where to send Events API v2 requests, such as the EU address'),
});

const serviceRule = z.strictObject({
  owner: line(80).optional().describe('the team that owns it, as shown to people'),
  runbook: webAddress.optional().describe('the address of its runbook, shown on the card of its incidents'),
  responders: responderList.describe('user groups and people to invite to its incidents'),
  pagerduty: pagerDutyTarget.optional().describe('lets `/incident page` page the on-call responder'),
});

export type ServiceRule = z.output<typeof serviceRule>;

/** By name, as people type it after `service:`. */
export const servicesSection = z.record(serviceName, serviceRule).default({});
