import * as z from 'zod';
import { SEVERITIES } from '../data/entities/incident.js';
import type { Deps } from '../deps.js';
import { AegisError, UsageError } from '../errors.js';
import { FIELDS } from '../views/declare-modal.js';
import { authorize } from './authorize.js';
import type { Ask } from './command.js';
import { readService, readTitle, submitDeclaration } from './declare.js';

/** Whatever Slack sends, a form that was tampered with included. */
const state = z.object({
  values: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    ),
  ),
});

const metadata = z.object({ channel_id: z.string().optional() });

/** What is wrong, by block id; undefined when the incident is being declared. */
export type FormErrors = Record<string, string> | undefined;

export async function submitDeclareForm(
  deps: Deps,
  ask: Ask,
  form: { state: unknown; privateMetadata: string },
): Promise<FormErrors> {
  const values = state.safeParse(form.state).data?.values ?? {};
  const read = (block: string) => {
    const field = values[block]?.value;
    return (field?.selected_option?.value ?? field?.value ?? '').trim();
  };
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
    { ...ask, channelId: readChannel(form.privateMetadata) },
    { severity, service, title },
  );
}

async function declare(deps: Deps, ask: Ask, declaration: Parameters<typeof submitDeclaration>[2]) {
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
    // People type plain characters here, while a command's words come escaped.
    return readTitle(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    errors[FIELDS.title] = error.message;
    return undefined;
  }
}

function readChannel(privateMetadata: string): string | undefined {
  try {
    return metadata.safeParse(JSON.parse(privateMetadata)).data?.channel_id;
  } catch {
    return undefined;
  }
}
