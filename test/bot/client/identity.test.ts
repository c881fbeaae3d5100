import type { AuthTestResponse } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { createIdentity, OrgWideError } from '../../../src/bot/client/identity.js';

const BOT: AuthTestResponse = {
  ok: true,
  url: 'https://acme.slack.com/',
  team_id: 'T1',
  user_id: 'U1',
  bot_id: 'B1',
};

/** A Slack that gives these answers to `auth.test` in turn, and has no other method. */
function slackAnswering(...answers: (AuthTestResponse | Error)[]) {
  let calls = 0;
  const test = async () => {
    const answer = answers[calls];
    calls += 1;
    if (answer === undefined) throw new Error('asked once too often');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return createIdentity({ auth: { test } } as unknown as Parameters<typeof createIdentity>[0]);
}

describe('the identity of the app', () => {
  it('takes one call, however many ask', async () => {
    const identity = slackAnswering(BOT);

    const answers = await Promise.all([identity(), identity()]);

    expect(answers).toEqual(Array(2).fill(await identity()));
    expect(answers[0]).toMatchObject({ teamId: 'T1', botId: 'B1', botUserId: 'U1' });
  });

  it('is asked for again after a failure', async () => {
    const identity = slackAnswering(new Error('fetch failed'), BOT);

    await expect(identity()).rejects.toThrow('fetch failed');
    expect(await identity()).toMatchObject({ botId: 'B1' });
  });

  it("isn't that of an organization or a person", async () => {
    await expect(slackAnswering({ ...BOT, is_enterprise_install: true })()).rejects.toThrow(OrgWideError);
    await expect(slackAnswering({ ...BOT, bot_id: '' })()).rejects.toThrow('xoxb-');
  });
});
