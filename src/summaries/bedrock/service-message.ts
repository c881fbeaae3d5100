const MAX = 400;
/** Bedrock's prefix to messages from the model's own service. */
const PREFIX = 'The model returned the following errors:';
/** Shorter matches with the prompt are ordinary words. */
const QUOTE_MIN = 16;
const ARN = /arn:[^\s"'`,]+/g;

/**
 * AWS's message about a failure, on one line. An error may quote the request, so anything that's also in `prompt` is
 * replaced by an ellipsis: people's messages stay out of the log.
 */
export function readServiceMessage(error: unknown, prompt: string): string | undefined {
  const said = error instanceof Error ? unwrap(error.message.slice(0, 10 * MAX)) : '';
  const line = said.replace(/\s+/g, ' ').trim().slice(0, MAX);
  return line === '' ? undefined : hideQuotes(line, prompt);
}

/** The same for Slack: without account ids and full ARNs. */
export function withoutArns(serviceMessage: string): string {
  return serviceMessage
    .replace(ARN, (arn) => arn.slice(arn.lastIndexOf('/') + 1).replace(/^arn:.*:/, ''))
    .replace(/\b\d{12}\b/g, '…');
}

/** Unwraps a message from the JSON that some models' services send. */
function unwrap(message: string): string {
  const said = message.startsWith(PREFIX) ? message.slice(PREFIX.length).trim() : message;
  if (!said.startsWith('{')) return said;
  const { error, message: own } = parseJson(said) as { error?: { message?: unknown }; message?: unknown };
  const inner = error?.message ?? own;
  return typeof inner === 'string' ? inner : said;
}

function parseJson(text: string): object {
  try {
    return Object(JSON.parse(text)) as object;
  } catch {
    return {};
  }
}

function hideQuotes(line: string, prompt: string): string {
  const normal = prompt.replace(/\s+/g, ' ');
  let shown = '';
  for (let at = 0; at < line.length; ) {
    const length = quoteAt(line, at, normal);
    shown += length === 0 ? line[at] : '…';
    at += Math.max(1, length);
  }
  return shown;
}

/** How many characters from `at` on are also in the prompt; 0 if they're too few to be a quote. */
function quoteAt(line: string, at: number, prompt: string): number {
  let length = QUOTE_MIN;
  if (at + length > line.length || !prompt.includes(line.slice(at, at + length))) return 0;
  while (at + length < line.length && prompt.includes(line.slice(at, at + length + 1))) length += 1;
  return length;
}
