import { textInput } from '../../views/form-inputs.js';
import { FieldError } from '../kernel/forms/form.js';

export const REASON_FIELD = 'reason';
/** Maximum characters; the channel and the timeline show all of them. */
const REASON_MAX = 500;

interface ReasonField {
  label: string;
  hint: string;
  placeholder: string;
  isOptional?: boolean;
}

export function reasonInput(field: ReasonField) {
  return textInput({ ...field, block: REASON_FIELD, max: REASON_MAX, isMultiline: true });
}

/** What was typed, as stored. Throws FieldError when it's too long. */
export function readReason(words: (block: string) => string): string {
  const reason = words(REASON_FIELD);
  if (reason.length <= REASON_MAX) return reason;
  const rule = `A reason is limited to ${REASON_MAX} characters (yours has ${reason.length}).`;
  throw new FieldError(REASON_FIELD, rule);
}
