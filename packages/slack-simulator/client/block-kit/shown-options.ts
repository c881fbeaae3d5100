import type { Option } from '../../src/element-state.js';
import { channelTitle } from '../channel-names.js';
import { plainText, type TextObject } from '../text/mrkdwn.js';
import type { WorkspaceContext } from '../workspace-context.js';
import type { Element } from './host.js';

export interface ShownOption {
  value: string;
  label: string;
  detail?: string | undefined;
}

export interface ShownGroup {
  label?: string;
  options: ShownOption[];
}

export function shownOption({ value, text, description }: Option): ShownOption {
  const detail = description ? plainText(description as TextObject) : undefined;
  return { value, label: plainText(text as TextObject), detail };
}

/** What a menu offers: its own options, people or conversations. */
export function groupsOf(element: Element, workspace: WorkspaceContext): ShownGroup[] {
  const type = element.type.replace(/^multi_/, '');
  if (type === 'users_select') return [{ options: people(workspace) }];
  if (type === 'channels_select') return [{ options: channels(workspace, ['channel']) }];
  if (type === 'conversations_select')
    return [{ options: channels(workspace, ['channel', 'group', 'im', 'mpim']) }];
  const groups = element.option_groups as { label: TextObject; options: Option[] }[] | undefined;
  if (!groups) return [{ options: ((element.options ?? []) as Option[]).map(shownOption) }];
  return groups.map(({ label, options }) => ({ label: plainText(label), options: options.map(shownOption) }));
}

function people({ users }: WorkspaceContext): ShownOption[] {
  return [...users.values()]
    .filter(({ isBot }) => !isBot)
    .map(({ id, realName }) => ({ value: id, label: realName }));
}

function channels(workspace: WorkspaceContext, kinds: readonly string[]): ShownOption[] {
  return [...workspace.channels.values()]
    .filter(({ kind, isMember, isArchived }) => kinds.includes(kind) && isMember && !isArchived)
    .map((channel) => ({ value: channel.id, label: channelTitle(workspace, channel) }));
}

const INITIAL: Record<string, string> = {
  users_select: 'initial_user',
  channels_select: 'initial_channel',
  conversations_select: 'initial_conversation',
  multi_users_select: 'initial_users',
  multi_channels_select: 'initial_channels',
  multi_conversations_select: 'initial_conversations',
};

/** The values that an element starts with. */
export function initialValues(element: Element): string[] {
  const initial = element[INITIAL[element.type] ?? ''] ?? element.initial_option ?? element.initial_options;
  if (initial === undefined || initial === null) return [];
  return [initial].flat().map((one) => (typeof one === 'string' ? one : (one as Option).value));
}
