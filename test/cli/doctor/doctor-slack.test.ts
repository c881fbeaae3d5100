import { afterEach, expect, it, vi } from 'vitest';
import { ConfigError } from '../../../src/base/errors.js';
import { doctorSlack } from '../../../src/cli/doctor/doctor-slack.js';
import { useSlack } from '../../support/slack.js';

const slack = useSlack();

afterEach(() => {
  vi.restoreAllMocks();
});

async function run(given: { SLACK_APP_ID?: string; SLACK_BOT_TOKEN?: string }, json = false) {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const { server, workspace } = slack();
  const env = { SLACK_BOT_TOKEN: workspace.app.botToken, SLACK_API_URL: server.apiUrl, ...given };
  const code = await doctorSlack(env, { json });
  return { code, said: log.mock.calls.flat().join('\n') };
}

const WHOSE = 'the token of the app A01AEGIS in https://aegis-demo.slack.com/';

it("shows the app's id if it isn't set", async () => {
  const { code, said } = await run({});

  expect(code).toBe(0);
  expect(said).toContain(`works: ${WHOSE}\n`);
  expect(said).toContain('`--param slackAppId=A01AEGIS`');
});

it('confirms a correct id', async () => {
  expect(await run({ SLACK_APP_ID: 'A01AEGIS' })).toEqual({
    code: 0,
    said: `works: ${WHOSE}, which SLACK_APP_ID names`,
  });
});

it('explains what a wrong id would cause, and shows the correct one', async () => {
  const { code, said } = await run({ SLACK_APP_ID: 'A01OTHER' });

  expect(code).toBe(1);
  expect(said).toBe(
    [
      `can't be used: ${WHOSE}`,
      '  SLACK_APP_ID is A01OTHER, so Aegis would ignore everything that Slack sends.',
      '  > Set it to A01AEGIS, or SLACK_BOT_TOKEN to a token of A01OTHER.',
    ].join('\n'),
  );
});

it('prints JSON for programs', async () => {
  const { said } = await run({ SLACK_APP_ID: 'A01OTHER' }, true);

  expect(JSON.parse(said)).toEqual({
    app: 'A01AEGIS',
    workspace: 'https://aegis-demo.slack.com/',
    setting: 'A01OTHER',
  });
});

it('blames the token if Slack refuses it', async () => {
  const refused = run({ SLACK_BOT_TOKEN: 'xoxb-made-up' });

  await expect(refused).rejects.toThrow(ConfigError);
  await expect(refused).rejects.toThrow("SLACK_BOT_TOKEN: Slack rejected Aegis's token.");
});
