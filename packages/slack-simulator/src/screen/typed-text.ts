import { findChannelByName, type Workspace } from '../workspace.js';

/** What people type and Slack turns into markup. */
const SPECIAL = /<@\w+(?:\|[^>]*)?>|<#\w+(?:\|[^>]*)?>|https?:\/\/[^\s<>]+|(?<!\w)[@#][a-z0-9][\w.-]*/g;

/**
 * Turns typed text into what Slack delivers: `& < >` escaped, links, people and channels as markup. In commands,
 * markup includes the name, `<@U1|alice>`.
 */
export function toSlackText(typed: string, workspace: Workspace, options: { isCommand: boolean }): string {
  let text = '';
  let end = 0;
  for (const match of typed.matchAll(SPECIAL)) {
    text += escaped(typed.slice(end, match.index)) + mark(match[0], workspace, options);
    end = match.index + match[0].length;
  }
  return text + escaped(typed.slice(end));
}

function mark(special: string, workspace: Workspace, options: { isCommand: boolean }): string {
  if (special.startsWith('http')) return `<${escaped(special)}>`;
  const name = special.replace(/^<?[@#]/, '').replace(/(\|.*)?>$/, '');
  if (special.includes('@')) return markUser(special, name, workspace, options);
  const channel = workspace.channels.get(name) ?? findChannelByName(workspace, name);
  return channel ? `<#${channel.id}|${channel.name}>` : escaped(special);
}

function markUser(
  special: string,
  name: string,
  { users }: Workspace,
  { isCommand }: { isCommand: boolean },
): string {
  const user = users.get(name) ?? [...users.values()].find(({ handle }) => handle === name);
  if (!user) return escaped(special);
  return isCommand ? `<@${user.id}|${user.handle}>` : `<@${user.id}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
