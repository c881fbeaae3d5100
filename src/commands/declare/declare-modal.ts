import type { ModalView } from '@slack/types';
import { TITLE_MAX } from '../../incidents/records/incident.js';
import { severitiesInUse } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';
import { choiceInput, formView, textInput } from '../../views/form-inputs.js';
import { fieldInputs } from '../kernel/forms/field-inputs.js';
import { serviceElement } from '../kernel/forms/service-element.js';
import { severityOption } from '../kernel/forms/severity-option.js';
import type { DeclarationOrigin } from './declaration.js';

export const DECLARE_MODAL = 'declare';

/** Block ids, by which Slack places errors next to fields; each block has one element, `value`. */
export const FIELDS = {
  title: 'title',
  severity: 'severity',
  service: 'service',
  visibility: 'visibility',
} as const;

interface Prefilled {
  /** The channel in which the form is opened. */
  channelId?: string | undefined;
  /** The message whose menu it's opened from. */
  message?: { ts: string; thread_ts?: string | undefined } | undefined;
  /** Plain text. */
  title?: string | undefined;
}

/** The form that `/incident declare` opens. Its metadata is where it's opened. */
export function buildDeclareModal(
  process: Process,
  { channelId, message, title = '' }: Prefilled,
): ModalView {
  return formView({
    callbackId: DECLARE_MODAL,
    metadata: {
      channel_id: channelId,
      message_ts: message?.ts,
      thread_ts: message?.thread_ts,
    } satisfies DeclarationOrigin,
    title: 'Declare an incident',
    submit: 'Declare',
    blocks: [
      textInput({
        block: FIELDS.title,
        label: "What's wrong?",
        max: TITLE_MAX,
        initial: title,
        placeholder: 'Checkout fails in the EU',
      }),
      // Says what choosing one sets off, because the form asks nothing more.
      choiceInput({
        block: FIELDS.severity,
        label: 'Severity',
        placeholder: 'How bad is it?',
        options: severitiesInUse(process).map((level) => severityOption(process, level)),
      }),
      {
        type: 'input',
        block_id: FIELDS.service,
        optional: true,
        label: { type: 'plain_text', text: 'Service' },
        ...serviceElement(process),
      },
      ...fieldInputs(process),
      choiceInput({
        block: FIELDS.visibility,
        label: 'Who can see it?',
        options: [
          { value: 'public', label: 'Everyone in this workspace' },
          { value: 'private', label: "Only people in its channel; it isn't announced" },
        ],
        initial: 'public',
      }),
    ],
  });
}
