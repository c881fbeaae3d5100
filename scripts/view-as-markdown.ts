import type { Block, Message, View } from '../src/views/blocks.js';

/** Names for the ids in samples. */
const NAMES: Record<string, string> = {
  U01ALICE: 'alice',
  U01BOB: 'bob',
  C01INC: 'inc-42',
  C01GENERAL: 'general',
};

interface Text {
  text: string;
}

/** What Slack shows of any block or element; each kind has some of these. */
interface Shown {
  type: string;
  text?: Text | string;
  fields?: Text[];
  elements?: Shown[];
  accessory?: Shown;
  label?: Text;
  hint?: Text;
  placeholder?: Text;
  element?: Shown;
  options?: { text: Text }[];
  initial_value?: string;
}

/** A message, modal or Home tab as a Markdown quotation; buttons are in brackets. */
export function viewAsMarkdown(view: Message | View): string {
  const paragraphs = 'type' in view ? ofView(view) : ofMessage(view);
  return paragraphs.map((paragraph) => paragraph.replace(/^/gm, '> ').replace(/\n/g, '\\\n')).join('\n>\n');
}

function ofMessage({ text, blocks }: Message): string[] {
  return blocks ? blocks.map(ofBlock).filter(Boolean) : [toMarkdown(text)];
}

function ofView(view: View): string[] {
  const blocks = (view.blocks as Block[]).map(ofBlock).filter(Boolean);
  if (view.type === 'home') return blocks;
  const buttons = [view.submit, view.close].flatMap((button) => (button ? `[${button.text}]` : []));
  return [`**${view.title.text}**`, ...blocks, buttons.join(' ')].filter(Boolean);
}

function ofBlock(block: Block): string {
  const { type, text, fields, elements, accessory, label, hint, element } = block as Shown;
  if (type === 'header') return `**${textOf(text)}**`;
  if (type === 'divider') return '—';
  if (type === 'actions') return (elements ?? []).map(ofElement).join(' ');
  if (type === 'context') return (elements ?? []).map((one) => `_${toMarkdown(textOf(one.text))}_`).join(' ');
  if (type === 'input')
    return `${textOf(label)}: ${element ? ofElement(element) : ''}${hint ? ` — ${hint.text}` : ''}`;
  const lines = [textOf(text), ...(fields ?? []).map((field) => field.text)].filter(Boolean).map(toMarkdown);
  return `${lines.join('\n')}${accessory ? ` ${ofElement(accessory)}` : ''}`;
}

function ofElement({ text, placeholder, options, initial_value }: Shown): string {
  const shown = textOf(text) || initial_value || placeholder?.text || ' ';
  const choices = options?.map((option) => option.text.text).join(' / ');
  return choices ? `[${shown.trim()} ▾ ${choices}]` : `[${shown}]`;
}

function textOf(text: Text | string | undefined): string {
  return typeof text === 'string' ? text : (text?.text ?? '');
}

/** mrkdwn as Markdown: bold, people, channels, dates and links. */
function toMarkdown(text: string): string {
  return text
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<[@#](\w+)(?:\|[^>]*)?>/g, (whole, id: string) => `${whole[1]}${NAMES[id] ?? id}`)
    .replace(/<[^|>]+\|([^>]*)>/g, '$1')
    .replace(/(?<![\w*])\*([^*\n]+)\*(?![\w*])/g, '**$1**');
}
