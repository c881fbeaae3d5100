import { historyMethods } from '../../packages/slack-simulator/src/methods/history-methods.js';
import type { Workspace } from '../../packages/slack-simulator/src/workspace.js';
import { createHistoryPages } from '../../src/bot/client/history-pages.js';
import type { Slack } from '../../src/ports/slack.js';

type PagesOf = Parameters<typeof createHistoryPages>;

/** Aegis's view of a simulated workspace's channels, without HTTP. */
export function readHistoriesOf(
  workspace: Workspace,
): Pick<Slack, 'channel' | 'file' | 'historyPage' | 'members' | 'threadPage'> {
  const call = { workspace, scopes: undefined, baseUrl: '', openSocket: () => '' };
  const ask = (name: string) => async (args: object) => {
    const answer = historyMethods[name]?.run(call, structuredClone(args) as Record<string, unknown>);
    return { ok: true, ...structuredClone(answer) };
  };
  const conversations = { history: ask('conversations.history'), replies: ask('conversations.replies') };
  const { botUserId, botId } = workspace.app;
  const pages = createHistoryPages(
    { conversations } as unknown as PagesOf[0],
    async () => ({ botUserId, botId }) as Awaited<ReturnType<PagesOf[1]>>,
  );
  return {
    ...pages,
    file: async (id) => structuredClone({ ...workspace.files.get(id)?.info }),
    channel: async () => ({ name: 'inc-1', isPrivate: false, isShared: false }),
    members: async (id) => new Set(workspace.channels.get(id)?.members),
  };
}
