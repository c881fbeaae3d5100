import type { InputBlock } from '@slack/types';
import { UsageError } from '../../../base/errors.js';
import { escapeMarkup } from '../../../base/escape-markup.js';
import { listWords } from '../../../base/list-words.js';
import { FIELD_VALUE_MAX, type FieldValues, fieldLabel } from '../../../incidents/custom-fields.js';
import type { CustomField } from '../../../process/fields-section.js';
import type { Process } from '../../../process/process-schema.js';
import { redact } from '../../../redaction/redact.js';
import { LIMITS } from '../../../views/limits.js';
import { echo, plain, truncate } from '../../../views/text.js';
import type { Argument } from '../arguments/arguments.js';

type Fields = Pick<Process, 'fields'>;

/** The block of a form that asks for a field. */
const BLOCK = 'field_';

/** A form's inputs for all custom fields, with the values that there are. */
export function fieldInputs({ fields }: Fields, values: FieldValues = {}): InputBlock[] {
  return Object.entries(fields).map(([name, field]) => ({
    type: 'input',
    block_id: `${BLOCK}${name}`,
    optional: !field.required,
    label: text(truncate(fieldLabel(name), LIMITS.optionText)),
    ...(field.hint !== undefined && { hint: text(field.hint) }),
    element: elementOf(field, values[name]),
  }));
}

function elementOf(field: CustomField, value: string | undefined): InputBlock['element'] {
  if (field.type === 'text') {
    const initial = value === undefined ? {} : { initial_value: truncate(value, FIELD_VALUE_MAX) };
    return { type: 'plain_text_input', action_id: 'value', max_length: FIELD_VALUE_MAX, ...initial };
  }
  const options = field.options.map((one) => ({ text: text(one), value: one }));
  const chosen = options.find((one) => one.value === value);
  return {
    type: 'static_select',
    action_id: 'value',
    placeholder: text('Choose one'),
    options,
    ...(chosen && { initial_option: chosen }),
  };
}

/** What was filled in, with errors by block. A value that aegis.yml doesn't offer anymore is kept as it is. */
export function readFields(
  { fields }: Fields,
  { field, before = {} }: { field: (block: string) => string; before?: FieldValues },
): { values: Record<string, string>; errors: Record<string, string> } {
  const values: Record<string, string> = { ...before };
  const errors: Record<string, string> = {};
  for (const [name, rule] of Object.entries(fields)) {
    const said = clean(field(`${BLOCK}${name}`));
    if (said === '' && rule.required) errors[`${BLOCK}${name}`] = 'Fill this in.';
    if (said === '') delete values[name];
    else values[name] = said;
    if (said !== '' && rule.type === 'select' && !rule.options.includes(said)) {
      errors[`${BLOCK}${name}`] = 'Choose one of the options.';
    }
  }
  return { values, errors };
}

/** `region:eu` anywhere on the command line, for every custom field. Throws UsageError for a choice there isn't. */
export const typedFields: Argument<Record<string, string>> = {
  take(reader, { deps }) {
    const { fields } = deps.settings.process;
    const values: Record<string, string> = {};
    for (const [name, rule] of Object.entries(fields)) {
      const typed = reader.takeAny((word) => (word.toLowerCase().startsWith(`${name}:`) ? word : undefined));
      const said = clean(typed?.slice(name.length + 1) ?? '');
      if (said !== '') values[name] = rule.type === 'select' ? chooseOption(name, rule.options, said) : said;
    }
    return values;
  },
};

/** Typed values are one word, so hyphens and underscores stand for spaces. */
function chooseOption(name: string, options: readonly string[], said: string): string {
  const normal = (value: string) => value.toLowerCase().replace(/[\s_-]+/g, ' ');
  const chosen = options.find((one) => normal(one) === normal(said));
  if (chosen !== undefined) return chosen;
  throw new UsageError(
    `${fieldLabel(name)} can't be "${echo(said, 40)}". Use ${listWords(options.slice(0, 20), 'or')}, as in \`${name}:${options[0]?.replace(/\s/g, '-')}\`.`,
  );
}

/** Required fields that have no value, by how they read. */
export function missingFields({ fields }: Fields, values: FieldValues): string[] {
  return Object.entries(fields).flatMap(([name, { required }]) =>
    required && values[name] === undefined ? [fieldLabel(name)] : [],
  );
}

/** Plain text on one line, without credentials. */
function clean(value: string): string {
  const safe = redact(escapeMarkup(value), { personal: false }).text;
  return truncate(plain(safe).replace(/\s+/g, ' ').trim(), FIELD_VALUE_MAX);
}

function text(content: string) {
  return { type: 'plain_text' as const, text: content };
}
