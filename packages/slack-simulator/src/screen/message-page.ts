import type { Channel, Message } from '../model.js';
import type { Workspace } from '../workspace.js';

const PATH = /^\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})$/;
/** Messages shown around the one that is linked to. */
const AROUND = 4;

/**
 * The page of a permalink, `/archives/C1/p1700000000000100`, which local-slack doesn't have.
 * Shows the message with its neighbors; undefined if the path isn't a link to a message.
 */
export function messagePage(workspace: Workspace, path: string): string | undefined {
  const [, channelId = '', seconds, micros] = PATH.exec(path) ?? [];
  const channel = workspace.channels.get(channelId);
  const ts = `${seconds}.${micros}`;
  const place = channel?.messages.findIndex((message) => message.ts === ts) ?? -1;
  if (!channel || place < 0) return undefined;
  const shown = channel.messages.slice(Math.max(0, place - AROUND), place + AROUND + 1);
  const rows = shown.map((message) => row(workspace, message, message.ts === ts));
  return page(channel, rows.join('\n'));
}

function row({ users }: Workspace, { user, username, ts, text }: Message, isLinked: boolean): string {
  const who = users.get(user ?? '')?.displayName ?? username ?? 'app';
  const when = new Date(Number(ts) * 1_000).toISOString().slice(0, 16).replace('T', ' ');
  const named = text.replace(
    /<@([A-Z0-9]+)(?:\|[^>]*)?>/g,
    (_, id: string) => `@${users.get(id)?.displayName ?? id}`,
  );
  return `<article${isLinked ? ' id="linked"' : ''}><b>${toHtml(who)}</b> <time>${when} UTC</time><p>${toHtml(named)}</p></article>`;
}

/** Slack escapes `& < >` itself; what is left of them is its own markup, shown as it is. */
function toHtml(text: string): string {
  return text
    .replace(/&(?!(?:amp|lt|gt);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function page({ name }: Channel, rows: string): string {
  return `<!doctype html><meta charset="utf-8"><title>#${toHtml(name)}</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1d1c1d }
time { color: #616061; font-size: 12px } p { margin: .1rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere }
article { padding: .5rem .75rem; border-left: 4px solid transparent } #linked { background: #fff8e6; border-color: #e8a723 }
</style>
<h1>#${toHtml(name)}</h1>
${rows}
<p><a href="/">Back to the workspace</a></p>`;
}
