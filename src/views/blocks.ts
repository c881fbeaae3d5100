import type {
  ActionsBlockElement,
  Button,
  HomeView,
  KnownBlock,
  ModalView,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { LIMITS } from './limits.js';
import { truncate } from './text.js';

export type Block = KnownBlock;
export type View = ModalView | HomeView;
export type { HomeView };

/** A message as Slack takes it; `text` is what notifications and screen readers get. */
export interface Message {
  text: string;
  blocks?: Block[];
}

/** `verbatim` keeps Slack from making links and mentions of bare words that people typed. */
function mrkdwn(text: string, max: number) {
  return { type: 'mrkdwn' as const, text: truncate(text, max), verbatim: true };
}

export function section(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text, LIMITS.section) };
}

export function fields(texts: readonly string[]): Block {
  return {
    type: 'section',
    fields: texts.map((text) => mrkdwn(text, LIMITS.fieldText)),
  };
}

/** Plain text: a title somebody typed can carry no formatting there. */
export function header(text: string): Block {
  return { type: 'header', text: { type: 'plain_text', text: truncate(text, LIMITS.header), emoji: true } };
}

export function context(text: string): Block {
  return { type: 'context', elements: [mrkdwn(text, LIMITS.section)] };
}

/** Slack takes an action id only once a block, so further buttons of one command have a number behind it. */
export function actions(elements: ActionsBlockElement[]): Block {
  const isTaken = (id: string | undefined, at: number) =>
    elements.slice(0, at).some(({ action_id }) => action_id === id);
  return {
    type: 'actions',
    elements: elements.map((element, at) =>
      isTaken(element.action_id, at) ? { ...element, action_id: `${element.action_id}:${at}` } : element,
    ),
  };
}

/** Action ids of buttons that run a command begin with this; the value is the command line itself. */
export const RUN_ACTION = 'run:';

/** Names the incident in a button's command line, beyond any doubt about what is an id and what is prose. */
export const ID_KEY = 'id:';

interface CommandButton {
  label: string;
  /** What would be typed after `/incident`. */
  command: string;
  style?: 'primary' | 'danger';
}

/** A button that does the same as a typed command. */
export function commandButton({ label, command, style }: CommandButton): Button {
  return {
    type: 'button',
    text: { type: 'plain_text', text: truncate(label, LIMITS.buttonText), emoji: true },
    action_id: `${RUN_ACTION}${command.split(' ')[0]}`,
    value: command,
    ...(style && { style }),
  };
}

/** A menu of which every option does the same as a typed command. */
export function commandMenu(
  placeholder: string,
  options: { label: string; command: string }[],
): StaticSelect {
  return {
    type: 'static_select',
    placeholder: { type: 'plain_text', text: placeholder },
    action_id: `${RUN_ACTION}${options[0]?.command.split(' ')[0]}`,
    options: options.map(({ label, command }) => ({
      text: { type: 'plain_text', text: truncate(label, LIMITS.optionText), emoji: true },
      value: command,
    })),
  };
}

/** A message of one paragraph. */
export function notice(text: string): Message {
  return { text: truncate(text, LIMITS.fallbackText), blocks: [section(text)] };
}
