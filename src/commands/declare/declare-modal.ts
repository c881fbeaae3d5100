import type { ModalView } from '@slack/types';
import { type Severity, TITLE_MAX } from '../../incidents/records/incident.js';
import { severitiesInUse } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';
import { LIMITS } from '../../views/limits.js';
import { truncate } from '../../views/text.js';
import { consequencesOf } from '../kernel/confirmation.js';
import { fieldInputs } from '../kernel/custom-fields.js';
import { serviceElement } from '../kernel/service-element.js';
import type { DeclarationOrigin } from './declaration.js';

export const DECLARE_MODAL = 'declare';

/** Block ids, by which Slack places errors next to fields; each block has one element, `value`. */
export const FIELDS = { title: 'title', severity: 'severity', service: 'service' } as const;

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
  const initial_value = truncate(title, TITLE_MAX);
  return {
    type: 'modal',
    callback_id: DECLARE_MODAL,
    private_metadata: JSON.stringify({
      channel_id: channelId,
      message_ts: message?.ts,
      thread_ts: message?.thread_ts,
    } satisfies DeclarationOrigin),
    title: text('Declare an incident'),
    submit: text('Declare'),
    close: text('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: FIELDS.title,
        label: text("What's wrong?"),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          max_length: TITLE_MAX,
          ...(initial_value !== '' && { initial_value }),
          placeholder: text('Checkout fails in the EU'),
        },
      },
      {
        type: 'input',
        block_id: FIELDS.severity,
        label: text('Severity'),
        element: {
          type: 'static_select',
          action_id: 'value',
          placeholder: text('How bad is it?'),
          options: severitiesInUse(process).map((level) => severityOption(process, level)),
        },
      },
      {
        type: 'input',
        block_id: FIELDS.service,
        optional: true,
        label: text('Service'),
        ...serviceElement(process, { isOptional: true }),
      },
      ...fieldInputs(process),
    ],
  };
}

/** Says what choosing it sets off, because the form asks nothing more. */
function severityOption(process: Process, level: Severity) {
  const consequences = consequencesOf(process, level);
  return {
    text: text(truncate(`${level}: ${process.severities[level]?.meaning}`, LIMITS.optionText)),
    value: level,
    ...(consequences !== '' && { description: text(truncate(consequences, LIMITS.optionText)) }),
  };
}

function text(content: string) {
  return { type: 'plain_text' as const, text: content };
}
