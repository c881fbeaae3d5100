import { UsageError } from '../../base/errors.js';
import { severitiesInUse } from '../../process/process-rules.js';
import { member } from '../kernel/access.js';
import { readService, SERVICE_RULE } from '../kernel/arguments/read-service.js';
import { readTitle } from '../kernel/arguments/read-title.js';
import { readFields } from '../kernel/forms/field-inputs.js';
import { defineForm } from '../kernel/forms/form.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { declarationOriginSchema } from './declaration.js';
import { DECLARE_MODAL, FIELDS } from './declare-modal.js';
import { submitDeclaration } from './submit-declaration.js';

export const declareForm = defineForm({
  callbackId: DECLARE_MODAL,
  /** An incident can do without it. */
  metadata: declarationOriginSchema.catch({}),
  outdated: 'This form is out of date. `/incident declare` opens a new one.',
  errorField: FIELDS.title,
  access: member('declare'),
  async submit(deps, { invocation, metadata, field, has, words }) {
    const errors: Record<string, string> = {};
    const severity = severitiesInUse(deps.settings.process).find((level) => level === field(FIELDS.severity));
    if (!severity) errors[FIELDS.severity] = 'Choose a severity.';
    const service = readService(field(FIELDS.service));
    if (field(FIELDS.service) !== '' && !service) errors[FIELDS.service] = SERVICE_RULE;
    const { values: fields, errors: wrong } = readFields(deps.settings.process, { field });
    Object.assign(errors, wrong);
    const visibility = has(FIELDS.visibility) ? field(FIELDS.visibility) : 'public';
    if (visibility !== 'public' && visibility !== 'private')
      errors[FIELDS.visibility] = 'Choose who can see it.';
    const title = await tryTitle(deps, words(FIELDS.title), errors);
    if (!severity || title === undefined || Object.keys(errors).length > 0) return errors;
    const declaration = { severity, service, title, fields, is_private: visibility === 'private' };
    const outcome = await submitDeclaration(deps, invocation, { declaration, origin: metadata });
    return outcome === 'repeated'
      ? {
          [FIELDS.title]:
            'You declared this a few seconds ago, so nothing was done. To declare another one, change the title.',
        }
      : undefined;
  },
});

async function tryTitle(
  deps: Pick<RequestDeps, 'slack'>,
  text: string,
  errors: Record<string, string>,
): Promise<string | undefined> {
  try {
    return await readTitle(deps, text);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    errors[FIELDS.title] = error.message;
    return undefined;
  }
}
