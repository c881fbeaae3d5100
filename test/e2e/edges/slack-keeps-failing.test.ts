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
  ])('says once what is missing when %s fails at every try', async (method, says) => {
    fail(method);

    const shown = await shownBy('declare P1 checkout fails');

    expect(shown).toContain('INC-1 is declared in');
    expect(shown.split('\n').filter((line) => line.includes(says))).toHaveLength(2); // text and block
    expect(shown).not.toContain('Try again');
  });

  it.each(['cant_invite', 'restricted_action', 'user_is_restricted'])(
    'says that its person is not in the channel when Slack refuses that: %s',
    async (error) => {
      fail('conversations.invite', { error });

      expect(await shownBy('declare P1 sesame --private')).toMatch(
        /INC-1 is declared, but nobody is in its private channel. Slack didn't let me add you/,
      );
    },
  );
});

it.each(['http-500', 'html', { error: 'internal_error' }, { error: 'ratelimited' }] as const)(
  'what is on the record is not asked for again when it cannot be posted: %j',
  async (kind) => {
    const channel = await aegis().declare();
    fail('chat.postMessage', kind);

    for (const line of ['note the vendor called', 'ack', 'update all regions are back', 'task call them']) {
      const shown = await shownBy(line, channel);
      expect(shown).toContain('is on the record');
      expect(shown).toMatch(/Slack didn't answer|limiting how fast/);
      expect(shown).not.toMatch(/Try again|Slack refused/);
    }
  },
);

it.each(['message_not_found', 'cant_update_message', 'edit_window_closed'])(
  'a summary whose progress message cannot be changed is reported to the person who asked: %s',
  async (error) => {
    const channel = await aegis().declare();
    fail('chat.update', { error });

    expect(await shownBy('summary', channel)).toContain('The summary of INC-1 is on its record');
    expect((await aegis().record()).summaries).toHaveLength(1);
  },
);

describe('people who are invited', () => {
  it.each(['ratelimited', 'http-500', 'reset'] as const)(
    'are not said to be kept out by a failure that passes: %s',
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

  it('are said to be kept out when Slack fails at every try', async () => {
    fail('conversations.invite');

    const channel = await aegis().declare('declare P1 service:payments checkout fails');
    await aegis().untilDone();

    expect(postsIn(channel)).toContain(`Slack didn't let <@${BOB}> in`);
  });

  it.each([`assign <@${BOB}>`, `task call the vendor <@${BOB}>`])(
    'and get a role or a task are said to be kept out, too: `%s`',
    async (line) => {
      const channel = await aegis().declare();
      fail('conversations.invite');

      await shownBy(line, channel);

      expect(postsIn(channel)).toContain(`Slack didn't let <@${BOB}> in`);
    },
  );
});

it('the channel that a severity calls for and Slack does not find is named to who changed it', async () => {
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
])('a command is answered when Slack does not say who Aegis is: %s', async (error, says) => {
  fail('auth.test', { error });

  expect(await aegis().type('list')).toContain(says);
});
