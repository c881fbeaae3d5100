import type { Fields } from '../model.js';
import type { Workspace } from '../workspace.js';

/** `<!date^1700000000^{date} {time}^https://acme.slack.com/...|2023-11-14 22:13 UTC>`, with or without a link. */
const DATE = /<!date\^\d+\^[^|>^]*(?:\^([^|>]*))?\|([^>]*)>/g;

/**
 * Text, blocks and views as local-slack can show them: it has neither dates in the reader's time zone nor menus of
 * people, so dates become their fallback text (with their link) and people become options of an ordinary menu.
 */
export function showable(value: unknown, workspace: Workspace): unknown {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    if (typeof part === 'string')
      return part.replace(DATE, (_, link, text) => (link ? `<${link}|${text}>` : text));
    return isPeopleMenu(part) ? asOptions(part, workspace) : part;
  });
}

function isPeopleMenu(part: unknown): part is Fields {
  return typeof part === 'object' && part !== null && 'type' in part && part.type === 'users_select';
}

function asOptions({ initial_user: _, ...menu }: Fields, { users }: Workspace): Fields {
  const options = [...users.values()]
    .filter(({ isBot }) => !isBot)
    .map(({ id, realName }) => ({ text: { type: 'plain_text', text: realName }, value: id }));
  return { ...menu, type: 'static_select', options };
}
