import * as z from 'zod';
import { SEVERITIES } from '../incidents/records/incident.js';
import { alertsSection } from './alert-routes.js';
import { callSection } from './call-section.js';
import { checklistsSection } from './checklists-section.js';
import { channelName } from './common-values.js';
import { eventsSection } from './event-sinks.js';
import { fieldsSection } from './fields-section.js';
import { postmortemSection } from './postmortem-section.js';
import { remindersSection } from './reminders-section.js';
import { rolesSection } from './roles-section.js';
import { servicesSection } from './services-section.js';
import { severitiesSection } from './severities-section.js';

/** All of aegis.yml. Whatever it leaves out is as it would be without the file. */
export const processSchema = z
  .strictObject({
    announcement_channel: channelName
      .optional()
      .describe('the channel in which every public incident is announced'),
    services: servicesSection.describe('your services, by name'),
    severities: severitiesSection.describe('the severities in use; all five without this section'),
    default_severity: z
      .enum(SEVERITIES)
      .optional()
      .describe('the severity of an incident that is declared without one'),
    roles: rolesSection.describe('the instructions that a person gets with a role, by role'),
    reminders: remindersSection.describe('when Aegis posts reminders in an incident channel'),
    checklists: checklistsSection.describe('tasks that are added to incidents by severity and service'),
    fields: fieldsSection.describe('custom fields of an incident, by name'),
    call: callSection.describe('where people talk during an incident'),
    postmortem: postmortemSection.describe('when the post-mortem is due, and its sections'),
    alerts: alertsSection.describe('where alerts come from, and what happens to them'),
    events: eventsSection.describe('systems that are notified of what happens to incidents'),
  })
  .superRefine(({ severities, default_severity: level }, context) => {
    if (level === undefined || severities[level] !== undefined) return;
    const message = `must be one of the severities: ${Object.keys(severities).join(', ')}`;
    context.addIssue({ code: 'custom', path: ['default_severity'], message });
  });

/** A company's incident process, validated and complete. */
export type Process = z.output<typeof processSchema>;
