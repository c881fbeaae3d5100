import type {
  ActionsBlockElement,
  Button,
  HomeView,
  KnownBlock,
  ModalView,
  Overflow,
  SectionBlock,
} from '@slack/types';
import { LIMITS } from './limits.js';
import { cutMarkup, truncate } from './text.js';

export type Block = KnownBlock;
export type View = ModalView | HomeView;
export type { Button, HomeView };

/** A Slack message; notifications and screen readers use `text`. */
export interface Message {
  text: string;
  blocks?: Block[];
}

/** Slack rejects empty texts, and a text of only hidden characters becomes empty. */
const EMPTY = '-';

/** `verbatim` keeps Slack from turning plain words into links and mentions. */
function mrkdwn(text: string, max: number) {
  return { type: 'mrkdwn' as const, text: cutMarkup(text, max).trim() || EMPTY, verbatim: true };
}

export function section(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text, LIMITS.section) };
}

export function fields(texts: readonly string[], accessory?: Overflow): Block {
  return {
    type: 'section',
    fields: texts.map((text) => mrkdwn(text, LIMITS.fieldText)),
    ...(accessory && { accessory }),
  };
}

/** Plain text, so a title that someone typed can't format it. */
export function header(text: string): Block {
  return { type: 'header', text: { type: 'plain_text', text: truncate(text, LIMITS.header), emoji: true } };
}

export function context(text: string): Block {
  return { type: 'context', elements: [mrkdwn(text, LIMITS.section)] };
}

/** Buttons and menus in a row. Slack rejects a block with duplicate action ids, so duplicates get a number. */
export function actions(elements: ActionsBlockElement[]): Block {
  const ids = elements.map(({ action_id }) => action_id);
  return {
    type: 'actions',
    elements: elements.map((element, i) => {
      const before = ids.slice(0, i).filter((id) => id === ids[i]).length;
      return before === 0 ? element : { ...element, action_id: `${element.action_id}-${before + 1}` };
    }),
  };
}

/** The prefix of action ids for buttons that run a command; the button's value is the command line. */
export const RUN_ACTION = 'run:';

/** Marks the incident id in a button's command line, so that it's never mistaken for text. */
export const ID_KEY = 'id:';

interface CommandButton {
  label: string;
  /** What someone would type after `/incident`. */
  command: string;
  style?: 'primary' | 'danger';
}

/** A button that runs a command. */
export function commandButton({ label, command, style }: CommandButton): Button {
  return {
    type: 'button',
    text: { type: 'plain_text', text: truncate(label, LIMITS.buttonText), emoji: true },
    action_id: `${RUN_ACTION}${command.split(' ')[0]}`,
    value: command,
    ...(style && { style }),
  };
}

interface MenuOption {
  label: string;
  command: string;
}

/** The overflow menu, whose options each run a command; Slack allows five. */
export function moreMenu(options: readonly MenuOption[]): Overflow {
  return {
    type: 'overflow',
    action_id: `${RUN_ACTION}more`,
    options: options.map(({ label, command }) => ({
      text: { type: 'plain_text', text: truncate(label, LIMITS.optionText), emoji: true },
      value: command,
    })),
  };
}

/** A message with one paragraph. */
export function notice(text: string): Message {
  return { text: cutMarkup(text, LIMITS.fallbackText), blocks: [section(text)] };
}

/** A message with more below it. */
export function withBlocks({ text, blocks = [section(text)] }: Message, more: readonly Block[]): Message {
  return { text, blocks: [...blocks, ...more] };
}
