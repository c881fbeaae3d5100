import * as z from 'zod';
import type { Deps } from '../../ports/deps.js';
import type { Invocation } from './command.js';

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

export interface SubmittedForm {
  state: unknown;
  /** What the form carried along, as JSON. */
  privateMetadata: string;
}

/** What is wrong, by block id; undefined when the form was taken. */
export type FormErrors = Record<string, string> | undefined;

/** A modal's own half of a command: what happens when somebody submits it. */
export interface Form {
  callbackId: string;
  submit(deps: Deps, ask: Invocation, form: SubmittedForm): Promise<FormErrors>;
}

/** What stands in a field, whose block has one element, `value`; empty where there is nothing. */
export function fieldReader(form: SubmittedForm): (block: string) => string {
  const values = state.safeParse(form.state).data?.values ?? {};
  return (block) => {
    const field = values[block]?.value;
    return (field?.selected_option?.value ?? field?.value ?? '').trim();
  };
}

/** What a form carried along, as far as it is of this shape. */
export function readMetadata<S extends z.ZodType>(
  { privateMetadata }: SubmittedForm,
  schema: S,
): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(privateMetadata)).data;
  } catch {
    return undefined;
  }
}

/** People type plain characters into a form, while a command's words come escaped, as everything is stored. */
export function escapeTyped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
