import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Input, Option } from '../../src/element-state.js';
import type { Fields } from '../../src/model.js';
import type { ConfirmObject } from '../ui/confirm.js';

/** A block as the app sent it. */
export interface Block extends Fields {
  type: string;
  block_id: string;
}

/** An element as the app sent it. */
export interface Element extends Fields {
  type: string;
  action_id: string;
  confirm?: ConfirmObject;
}

/** Where blocks are: in a view or in a message. */
export type Site = { view: string } | { channel: string; ts: string };

/** What elements can do, depending on where they are. */
export interface Host {
  /** What the person typed or chose; undefined if they haven't touched it. */
  valueOf(block: Block, element: Element): Input | undefined;
  set(block: Block, element: Element, value: Input): void;
  /** Notifies the app, after asking for confirmation if the element wants it. */
  press(block: Block, element: Element, choice?: Input): void;
  /** The options that the app suggests for what was typed. */
  suggest(block: Block, element: Element, typed: string): Promise<Suggestions>;
  /** A field's error; undefined if it has none. */
  errorOf(block: Block): string | undefined;
  /** Whether the app is still handling this element. */
  isBusy(block: Block, element: Element): boolean;
}

export interface Suggestions {
  options?: Option[];
  option_groups?: { label: { text: string }; options: Option[] }[];
}

export const HostProvider = createContext<Host | undefined>(undefined);

export function useHost(): Host {
  const host = useContext(HostProvider);
  if (!host) throw new Error('blocks outside a message or view');
  return host;
}

/** The key of an element's value: `block id/action id`. */
export function keyOf({ block_id }: Block, { action_id }: Element): string {
  return `${block_id}/${action_id}`;
}
