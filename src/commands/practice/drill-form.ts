import * as z from 'zod';
import { DRILL_ROLES, DRILL_SPEEDS } from '../../incidents/records/drill.js';
import { severitiesInUse } from '../../process/process-rules.js';
import { member } from '../kernel/access.js';
import { readTitle } from '../kernel/arguments/read-title.js';
import { defineForm } from '../kernel/forms/form.js';
import { DRILL_FIELDS, DRILL_MODAL } from './drill-modal.js';
import { startDrill } from './start-drill.js';

/** Starts the drill as the learner declares it. */
export const drillForm = defineForm({
  callbackId: DRILL_MODAL,
  metadata: z.object({ name: z.string(), channel_id: z.string().optional() }),
  outdated: 'This form is out of date. `/incident drill` opens a new one.',
  errorField: DRILL_FIELDS.title,
  access: member('practice'),
  async submit(deps, { invocation, metadata: { name, channel_id }, field, words }) {
    const severity = severitiesInUse(deps.settings.process).find(
      (level) => level === field(DRILL_FIELDS.severity),
    );
    if (!severity) return { [DRILL_FIELDS.severity]: 'Choose a severity.' };
    const role = DRILL_ROLES.find((one) => one === field(DRILL_FIELDS.role)) ?? 'commander';
    const speed = DRILL_SPEEDS.find((one) => String(one) === field(DRILL_FIELDS.speed));
    if (!speed) return { [DRILL_FIELDS.speed]: 'Choose a speed.' };
    const { readDrill } = await import('../../drills/library.js');
    const { service } = readDrill(name).meta;
    const title = await readTitle(
      deps,
      words(DRILL_FIELDS.title),
      `/incident drill ${name} P1 checkout fails`,
    );
    const payload = { name, title, severity, service, role, speed, user_id: invocation.userId, channel_id };
    await startDrill.open(deps, invocation, payload);
    return undefined;
  },
});
