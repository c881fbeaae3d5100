import { AegisError } from '../base/errors.js';
import { withLogContext } from '../base/log-context.js';
import { FORMS } from './forms.js';
import { checkUse } from './kernel/check-use.js';
import { inTime } from './kernel/deadline.js';
import { toFieldText } from './kernel/forms/field-text.js';
import { FieldError, type Form, type FormErrors, type SubmittedForm } from './kernel/forms/form.js';
import type { Invocation } from './kernel/invocation.js';
import type { RequestDeps } from './kernel/request-deps.js';
import { loadVisible } from './kernel/target.js';

/**
 * Runs a submitted form, after the same checks as a command. What's wrong comes back by field; errors other than
 * AegisError are thrown.
 */
export async function submitForm(
  deps: RequestDeps,
  invocation: Invocation,
  { callbackId, ...submitted }: SubmittedForm & { callbackId: string },
): Promise<FormErrors> {
  const form = FORMS.find((one) => one.callbackId === callbackId);
  if (!form) return undefined;
  const errors = await withLogContext({ request_id: invocation.requestId }, () =>
    inTime(deps.settings.answerMs, run(deps, invocation, { form, submitted })).catch(toErrors(form)),
  );
  if (!errors) return undefined;
  const shown = Object.entries(errors).map(async ([block, text]) => [block, await toFieldText(deps, text)]);
  return Object.fromEntries(await Promise.all(shown));
}

const toErrors =
  ({ errorField }: Form) =>
  (error: unknown): Record<string, string> => {
    if (!(error instanceof AegisError)) throw error;
    return { [error instanceof FieldError ? error.block : errorField]: error.message };
  };

async function run(
  deps: RequestDeps,
  invocation: Invocation,
  { form, submitted }: { form: Form; submitted: SubmittedForm },
): Promise<FormErrors> {
  const opened = await form.open(deps, submitted);
  if (!opened) return { [form.errorField]: form.outdated };
  if (opened.incidentId === undefined) {
    await checkUse(deps, invocation, form);
    return opened.submit(invocation);
  }
  const incident = await loadVisible(deps, invocation, opened.incidentId);
  await checkUse(deps, invocation, form, incident);
  return opened.submit(invocation, incident);
}
