import * as z from 'zod';
import { severitiesInUse } from '../../process/process-rules.js';
import { shortId } from '../../views/labels.js';
import { participant } from '../kernel/access.js';
import { defineIncidentForm } from '../kernel/forms/form.js';
import { changeSeverity, isRaiseToWorst } from './change-severity.js';
import { REASON_FIELD, readReason } from './reason-field.js';
import { SEVERITY_FIELD, SEVERITY_MODAL, shownSeverity } from './severity-modal.js';

/** Changes the severity; raising it to the worst takes a reason. */
export const severityForm = defineIncidentForm({
  callbackId: SEVERITY_MODAL,
  metadata: z.object({ incident_id: z.string(), from: z.string().optional() }),
  outdated: 'This form is out of date. Run `/incident severity P1` instead.',
  errorField: SEVERITY_FIELD,
  access: participant('change'),
  incidentId: async (_deps, { incident_id }) => incident_id,
  async submit(deps, { invocation, incident, metadata: { from }, field, words }) {
    const { process } = deps.settings;
    const to = severitiesInUse(process).find((level) => level === field(SEVERITY_FIELD));
    if (!to) return { [SEVERITY_FIELD]: 'Choose a severity.' };
    if (to === incident.severity) {
      return {
        [SEVERITY_FIELD]: `${shortId(incident.incident_id)} is already ${to}. Choose another severity, or cancel.`,
      };
    }
    if (from !== undefined && from !== shownSeverity(incident.severity)) {
      return {
        [SEVERITY_FIELD]: `${shortId(incident.incident_id)} became ${incident.severity} after you opened this form, so nothing was done. To make it ${to} anyway, run \`/incident severity ${to}\`.`,
      };
    }
    const reason = readReason(words);
    if (reason === '' && isRaiseToWorst(process, incident.severity, to)) {
      return { [REASON_FIELD]: `Say why it's ${to}.` };
    }
    await changeSeverity(deps, invocation, { incident, to, reason });
    return undefined;
  },
});
