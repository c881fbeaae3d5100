import * as z from 'zod';
import { AegisError, UsageError } from '../../../base/errors.js';
import { escapeMarkup } from '../../../base/escape-markup.js';
import { parseJson } from '../../../base/parse-json.js';
import type { Incident } from '../../../incidents/records/incident.js';
import { redact } from '../../../redaction/redact.js';
import type { Access } from '../access.js';
import type { Target } from '../command.js';
import type { Invocation } from '../invocation.js';
import type { RequestDeps } from '../request-deps.js';

/** Anything Slack sends, including a form that was tampered with. */
const state = z.object({
  values: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
        selected_user: z.string().nullish(),
      }),
    ),
  ),
});

export interface SubmittedForm {
  state: unknown;
  /** What the form carried along, as JSON. */
  privateMetadata: string;
}

/** What's wrong, by block id; undefined when the form was accepted. */
export type FormErrors = Record<string, string> | undefined;

interface FormRequest<Metadata> {
  invocation: Invocation;
  metadata: Metadata;
  /** The trimmed text, or the selected value or person, of a field by block id; empty where there is none. */
  field(block: string): string;
  /** Whether the form had this field; one that was opened before an upgrade may not. */
  has(block: string): boolean;
  /** A field as a command line has it: escaped, and without credentials. */
  words(block: string): string;
}

interface FormDefinition<S extends z.ZodType> {
  callbackId: string;
  /** What the form carried along. */
  metadata: S;
  /** Shown when the metadata can't be read or names no incident. */
  outdated: string;
  /** The block at which errors of the form as a whole are shown. */
  errorField: string;
  access: Access;
}

interface WorkspaceForm<S extends z.ZodType> extends FormDefinition<S> {
  /** Runs once access is checked. An AegisError it throws is shown at `errorField`. */
  submit(deps: RequestDeps, request: FormRequest<z.output<S>>): Promise<FormErrors>;
}

interface IncidentForm<S extends z.ZodType> extends FormDefinition<S> {
  /** The id of the incident that the form is about. */
  incidentId(deps: RequestDeps, metadata: z.output<S>): Promise<string | undefined>;
  submit(deps: RequestDeps, request: FormRequest<z.output<S>> & { incident: Incident }): Promise<FormErrors>;
}

/** A form as the runner sees it. */
export interface Form {
  callbackId: string;
  errorField: string;
  outdated: string;
  access: Access;
  target: Target;
  /** Undefined when the form is outdated. */
  open(deps: RequestDeps, submitted: SubmittedForm): Promise<OpenedForm | undefined>;
}

/** A workspace form, or one about an incident that the runner loads and checks. */
type OpenedForm =
  | { incidentId: undefined; submit(invocation: Invocation): Promise<FormErrors> }
  | { incidentId: string; submit(invocation: Invocation, incident: Incident): Promise<FormErrors> };

/** Declares what happens when someone submits a modal that isn't about one incident. */
export function defineForm<S extends z.ZodType>({
  metadata: schema,
  submit,
  ...form
}: WorkspaceForm<S>): Form {
  return {
    ...form,
    target: 'none',
    async open(deps, submitted) {
      const metadata = readMetadata(submitted, schema);
      if (metadata === undefined) return undefined;
      const fields = fieldReaders(submitted);
      return {
        incidentId: undefined,
        submit: (invocation: Invocation) => submit(deps, { invocation, metadata, ...fields }),
      };
    },
  };
}

/** Declares what happens when someone submits a modal that changes an incident, which may be archived by now. */
export function defineIncidentForm<S extends z.ZodType>({
  metadata: schema,
  incidentId: findIncidentId,
  submit,
  ...form
}: IncidentForm<S>): Form {
  return {
    ...form,
    target: 'live-incident',
    async open(deps, submitted) {
      const metadata = readMetadata(submitted, schema);
      const incidentId = metadata === undefined ? undefined : await findIncidentId(deps, metadata);
      if (metadata === undefined || incidentId === undefined) return undefined;
      const fields = fieldReaders(submitted);
      return {
        incidentId,
        submit: (invocation: Invocation, incident: Incident) =>
          submit(deps, { invocation, incident, metadata, ...fields }),
      };
    },
  };
}

function fieldReaders(form: SubmittedForm): Pick<FormRequest<unknown>, 'field' | 'has' | 'words'> {
  const values = state.safeParse(form.state).data?.values ?? {};
  const read = (block: string) => {
    const field = values[block]?.value;
    return (field?.selected_option?.value ?? field?.selected_user ?? field?.value ?? '').trim();
  };
  const has = (block: string) => Object.hasOwn(values, block);
  return { field: read, has, words: (block) => redact(escapeMarkup(read(block)), { personal: false }).text };
}

function readMetadata<S extends z.ZodType>(
  { privateMetadata }: SubmittedForm,
  schema: S,
): z.output<S> | undefined {
  return schema.safeParse(parseJson(privateMetadata)).data;
}

/** Reads a field further; what's wrong with it is shown next to it. */
export async function readField<T>(block: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AegisError) throw new FieldError(block, error.message, { cause: error });
    throw error;
  }
}

/** What's wrong with one field of a form. */
export class FieldError extends UsageError {
  readonly block: string;

  constructor(block: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.block = block;
  }
}
