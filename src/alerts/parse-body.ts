import { parseJson } from '../base/parse-json.js';
import { RefusalError } from './refusal.js';

/** `alert_id=48&…`, as Datadog sends its fields when they're encoded as a form. */
const FORM = /^[\w.[\]%+-]{1,100}=/;
/** Templates put texts into JSON as they are, with their line breaks. Elsewhere in JSON, a space means the same. */
const CONTROL = /\p{Cc}/gu;

/**
 * The JSON of a body, also of one that a program encoded a second time, as a text or in a form. A form of several fields
 * is an object of them. Throws RefusalError for what's neither.
 */
export function parseBody(raw: Buffer): unknown {
  // Some programs put a byte order mark first.
  const text = raw.toString().replace(/^\uFEFF/, '');
  const body = parseJson(text) ?? parseJson(text.replace(CONTROL, ' ')) ?? readForm(text);
  if (body === undefined) throw new RefusalError(400, "The body isn't JSON.");
  return typeof body === 'string' ? (parseJson(body) ?? body) : body;
}

function readForm(text: string): unknown {
  if (!FORM.test(text)) return undefined;
  const fields = Object.fromEntries(new URLSearchParams(text.trim()));
  const { payload } = fields;
  return payload === undefined ? fields : parseJson(payload);
}
