import type { InputBlock } from '@slack/types';
import { SERVICE_MAX } from '../../../incidents/records/incident.js';
import type { Process } from '../../../process/process-schema.js';
import { LIMITS } from '../../../views/limits.js';
import { truncate } from '../../../views/text.js';

/** Where a form asks for the service: a choice of those in aegis.yml, or free text where it lists none. */
export function serviceElement(
  { services }: Pick<Process, 'services'>,
  current = '',
): Pick<InputBlock, 'element' | 'hint'> {
  const listed = Object.entries(services);
  const isListed = current === '' || Object.hasOwn(services, current);
  const options = [
    ...listed.map(([name, { owner }]) => option(name, owner)),
    ...(isListed ? [] : [option(current)]),
  ];
  if (listed.length === 0 || options.length > LIMITS.options) {
    const initial_value = truncate(current, SERVICE_MAX);
    const initial = initial_value === '' ? {} : { initial_value };
    return {
      hint: text("One word, such as payment-service. Leave it empty if you aren't sure."),
      element: { type: 'plain_text_input', action_id: 'value', max_length: SERVICE_MAX, ...initial },
    };
  }
  const chosen = options.find(({ value }) => value === current);
  return {
    element: {
      type: 'static_select',
      action_id: 'value',
      placeholder: text('What is affected?'),
      options,
      ...(chosen && { initial_option: chosen }),
    },
  };
}

function option(name: string, owner?: string) {
  return {
    text: text(name),
    value: name,
    ...(owner !== undefined && { description: text(truncate(owner, LIMITS.optionText)) }),
  };
}

function text(content: string) {
  return { type: 'plain_text' as const, text: content };
}
