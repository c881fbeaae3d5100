import type { SlackMessage } from './slack-message.js';

/** Slack nests nothing this deep. */
const MAX_DEPTH = 8;

/** The fields of blocks and attachments that hold visible text, in reading order. */
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
 * The visible text of a message. People's messages have all of it in `text`; alert integrations leave that empty or
 * short, and put their text in blocks and attachments.
 */
export function readMessageText({ text = '', blocks = [], attachments = [], bot_id }: SlackMessage): string {
  if (text !== '' && bot_id === undefined) return text;
  const rest = [...blocks, ...attachments.filter((one) => !isUnfurl(one))].flatMap((part) => readPart(part));
  const added = rest.map((line) => line.trim()).filter((line) => line !== '' && !text.includes(line));
  return [...(text === '' ? [] : [text]), ...new Set(added)].join('\n');
}

/** Slack adds these below a link; the author didn't write them. */
function isUnfurl(part: unknown): boolean {
  return isRecord(part) && ['from_url', 'is_msg_unfurl', 'is_app_unfurl'].some((mark) => part[mark]);
}

function readPart(part: unknown, depth = 0): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return readList(part, depth);
  if (!isRecord(part) || depth > MAX_DEPTH) return [];
  const inline = readInline(part);
  if (inline !== undefined) return [inline];
  const found = READABLE.flatMap((name) => readPart(part[name], depth + 1));
  return found.length > 0 || depth > 0 ? found : readPart(part.fallback, depth + 1);
}

/** The elements of one line of rich text are joined; everything else gets a line of its own. */
function readList(list: readonly unknown[], depth: number): string[] {
  const pieces = list.map((one) => (isRecord(one) ? readInline(one) : undefined));
  if (pieces.length > 0 && pieces.every((piece) => piece !== undefined)) return [pieces.join('')];
  return list.flatMap((one) => readPart(one, depth + 1));
}

/** A rich text element in the syntax that Slack uses in `text`; undefined for anything else. */
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
