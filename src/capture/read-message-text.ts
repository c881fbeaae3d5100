import type { SlackMessage } from './captured-event.js';

/** Deeper than Slack nests anything. */
const DEEPEST = 8;

/** The fields in which blocks and attachments hold what people read, in the order in which it is read. */
const READABLE = [
  'pretext',
  'title',
  'text',
  'value',
  'fields',
  'elements',
  'rows',
  'blocks',
  'alt_text',
] as const;

/**
 * What a message says. People's messages have it all in `text`; alert integrations leave that empty, or short, and say
 * it in blocks and attachments.
 */
export function readMessageText({ text = '', blocks = [], attachments = [], bot_id }: SlackMessage): string {
  if (text !== '' && bot_id === undefined) return text;
  const rest = [...blocks, ...attachments.filter((one) => !isUnfurl(one))].flatMap((part) => readPart(part));
  const told = rest.map((line) => line.trim()).filter((line) => line !== '' && !text.includes(line));
  return [...(text === '' ? [] : [text]), ...new Set(told)].join('\n');
}

/** What Slack adds below a link; nobody said it. */
function isUnfurl(part: unknown): boolean {
  return isRecord(part) && ['from_url', 'is_msg_unfurl', 'is_app_unfurl'].some((mark) => part[mark]);
}

function readPart(part: unknown, depth = 0): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return readList(part, depth);
  if (!isRecord(part) || depth > DEEPEST) return [];
  const inline = readInline(part);
  if (inline !== undefined) return [inline];
  const found = READABLE.flatMap((name) => readPart(part[name], depth + 1));
  return found.length > 0 || depth > 0 ? found : readPart(part.fallback, depth + 1);
}

/** The pieces of one line of rich text stand side by side, everything else below each other. */
function readList(list: readonly unknown[], depth: number): string[] {
  const pieces = list.map((one) => (isRecord(one) ? readInline(one) : undefined));
  if (pieces.length > 0 && pieces.every((piece) => piece !== undefined)) return [pieces.join('')];
  return list.flatMap((one) => readPart(one, depth + 1));
}

/** A piece of rich text, in the form in which Slack writes it in `text`. */
function readInline({
  type,
  text,
  url,
  user_id,
  channel_id,
  usergroup_id,
  name,
  range,
}: Record<string, unknown>): string | undefined {
  switch (type) {
    case 'text':
      return String(text ?? '');
    case 'link':
      return text ? `<${url}|${text}>` : `<${url}>`;
    case 'user':
      return `<@${user_id}>`;
    case 'channel':
      return `<#${channel_id}>`;
    case 'usergroup':
      return `<!subteam^${usergroup_id}>`;
    case 'broadcast':
      return `<!${range}>`;
    case 'emoji':
      return `:${name}:`;
    default:
      return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
