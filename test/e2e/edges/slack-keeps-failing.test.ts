import type { FaultKind } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { settingsFrom } from '../../support/process.js';
import { ALICE, BOB } from '../../support/slack.js';

const RESPONDERS = `
services:
  payments: { responders: ["@payments-oncall"] }
severities:
  P0: { announce: ["#general", "#nowhere"] }
  P1: {}
`;

const aegis = useAegis({ summarizer: extractiveSummarizer, settings: settingsFrom(RESPONDERS) });

/** Longer than a job is tried. */
function fail(method: string, kind: FaultKind = 'http-500', times = 200): void {
  aegis().server.faults.add({ method, do: kind, times });
}

/** What Alice is shown by a command and all it sets off. */
async function shownBy(text: string, channel?: string): Promise<string> {
  const before = aegis().shownTo(ALICE).length;
  await aegis().type(text, channel === undefined ? {} : { channel });
  await aegis().untilDone();
  return aegis().shownTo(ALICE).slice(before).join('\n');
}

const postsIn = (channel: string) => aegis().posts(channel).map(textOf).join('\n');

describe('a declaration', () => {
  it.each([
    ['conversations.list', "INC-1 isn't announced in the announcement channel. Slack didn't answer."],
    ['conversations.invite', "Slack didn't let me add you to <#"],
  ])("reports once what's missing when %s fails on every attempt", async (method, says) => {
    fail(method);

    const shown = await shownBy('declare P1 checkout fails');

    expect(shown).toContain('INC-1 is declared in');
    expect(shown.split('\n').filter((line) => line.includes(says))).toHaveLength(2); // text and block
    expect(shown).not.toContain('Try again');
  });

  it.each(['cant_invite', 'restricted_action', 'user_is_restricted'])(
    "reports that its person isn't in the channel when Slack refuses that: %s",
    async (error) => {
      fail('conversations.invite', { error });

      expect(await shownBy('declare P1 sesame --private')).toMatch(
        /INC-1 is declared, but nobody is in its private channel. Slack didn't let me add you/,
      );
    },
  );
});

it.each(['http-500', 'html', { error: 'internal_error' }, { error: 'ratelimited' }] as const)(
  "doesn't ask again for what's on the record when it can't be posted: %j",
  async (kind) => {
    const channel = await aegis().declare();
    fail('chat.postMessage', kind);

    for (const line of ['note the vendor called', 'ack', 'update all regions are back', 'task call them']) {
      const shown = await shownBy(line, channel);
      expect(shown).toContain('is on the record');
      expect(shown).toMatch(/Slack didn't answer|rate-limiting/);
      expect(shown).not.toMatch(/Try again|Slack refused/);
    }
  },
);

it.each(['message_not_found', 'cant_update_message', 'edit_window_closed'])(
  "reports a summary whose progress message can't be changed to the person who asked: %s",
  async (error) => {
    const channel = await aegis().declare();
    fail('chat.update', { error });

    expect(await shownBy('summary', channel)).toContain('The summary of INC-1 is on its record');
    expect((await aegis().record()).summaries).toHaveLength(1);
  },
);

describe('people who are invited', () => {
  it.each(['ratelimited', 'http-500', 'reset'] as const)(
    "aren't reported as kept out by a temporary failure: %s",
    async (kind) => {
      // Of the person who declares, and of the responders.
      fail('conversations.invite', kind, 2);
      const channel = await aegis().declare('declare P1 service:payments checkout fails');
      await aegis().untilDone();

      expect(postsIn(channel)).toContain(`<@${BOB}>`);
      expect(postsIn(channel)).not.toContain("Slack didn't let");
      expect(aegis().workspace.channels.get(channel)?.members).toContain(BOB);
    },
  );

  it('are reported as kept out when Slack fails on every attempt', async () => {
    fail('conversations.invite');

    const channel = await aegis().declare('declare P1 service:payments checkout fails');
    await aegis().untilDone();

    expect(postsIn(channel)).toContain(`Slack didn't let <@${BOB}> in`);
  });

  it.each([`assign <@${BOB}>`, `task call the vendor <@${BOB}>`])(
    'and get a role or a task are reported as kept out, too: `%s`',
    async (line) => {
      const channel = await aegis().declare();
      fail('conversations.invite');

      await shownBy(line, channel);

      expect(postsIn(channel)).toContain(`Slack didn't let <@${BOB}> in`);
    },
  );
});

it("names a severity's channel that Slack can't find to the person who made the change", async () => {
  const channel = await aegis().declare();

  const shown = await shownBy('severity P0 all regions', channel);

  expect(shown).toContain("INC-1 isn't announced in #nowhere.");
  expect(shown).not.toContain('#general');
});

it.each([
  ['token_revoked', 'An app manager has to reinstall it'],
  ['account_inactive', 'An app manager has to reinstall the app'],
  ['invalid_auth', 'An app manager has to renew it'],
  ['internal_error', "Slack didn't answer. Try again"],
])("answers a command when Slack doesn't identify Aegis: %s", async (error, says) => {
  fail('auth.test', { error });

  expect(await aegis().type('list')).toContain(says);
});
