import * as z from 'zod';
import { AegisError, UsageError } from '../../base/errors.js';
import { SEVERITIES } from '../../incidents/records/incident.js';
import type { Deps } from '../../ports/deps.js';
import { redact } from '../../redaction/redact.js';
import { authorize } from '../kernel/authorize.js';
import type { Invocation } from '../kernel/command.js';
import {
  escapeTyped,
  type Form,
  type FormErrors,
  fieldReader,
  readMetadata,
  type SubmittedForm,
} from '../kernel/form.js';
import { readService, readTitle, submitDeclaration } from './declare.js';
import { DECLARE_MODAL, FIELDS } from './declare-modal.js';

const metadata = z.object({ channel_id: z.string().optional() });

export const declareForm: Form = { callbackId: DECLARE_MODAL, submit: submitDeclareForm };

async function submitDeclareForm(deps: Deps, ask: Invocation, form: SubmittedForm): Promise<FormErrors> {
  const read = fieldReader(form);
  const errors: Record<string, string> = {};
  const severity = SEVERITIES.find((level) => level === read(FIELDS.severity));
  if (!severity) errors[FIELDS.severity] = 'Choose how bad it is.';
  const service = readService(read(FIELDS.service));
  if (read(FIELDS.service) !== '' && !service) {
    errors[FIELDS.service] = 'One word of letters, digits, dots and dashes, such as payment-service.';
  }
  const title = tryTitle(read(FIELDS.title), errors);
  if (!severity || title === undefined || Object.keys(errors).length > 0) return errors;
  return declare(
    deps,
    { ...ask, channelId: readMetadata(form, metadata)?.channel_id },
    { severity, service, title },
  );
}

async function declare(deps: Deps, ask: Invocation, declaration: Parameters<typeof submitDeclaration>[2]) {
  try {
    await authorize(deps, ask, { permission: 'member', what: 'declare' });
    const outcome = await submitDeclaration(deps, ask, declaration);
    return outcome === 'repeated' ? { [FIELDS.title]: 'You declared this a few seconds ago.' } : undefined;
  } catch (error) {
    if (!(error instanceof AegisError)) throw error;
    return { [FIELDS.title]: error.message };
  }
}

function tryTitle(text: string, errors: Record<string, string>): string | undefined {
  try {
    return readTitle(redact(escapeTyped(text), { personal: false }).text);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    errors[FIELDS.title] = error.message;
    return undefined;
  }
}
