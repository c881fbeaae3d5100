import { expect, it } from 'vitest';
import { epochSeconds } from '../../../src/base/timestamp.js';
import { useAegis } from '../../support/aegis.js';
import { nowSeconds, sign } from '../../support/sign.js';
import { ALICE } from '../../support/slack.js';

const aegis = useAegis();
const FORM = 'application/x-www-form-urlencoded';

it.each([
  ['four minutes behind', 240],
  ['four minutes ahead', -240],
  ['right', 0],
])('records a note under the time that Slack signed when our clock is %s', async (_, seconds) => {
  const channel = await aegis().declare();
  const { clock, delivery, settled, workspace } = aegis();
  const { team, app } = workspace;
  const whose = { user_id: ALICE, channel_id: channel, team_id: team.id, api_app_id: app.id };
  const body = new URLSearchParams({
    ...whose,
    command: '/incident',
    text: 'note failed over',
    trigger_id: '1',
  });
  const { headers } = sign(`${body}`, { secret: app.signingSecret, stamp: `${nowSeconds() + seconds}` });

  const { status } = await delivery.raw(`${body}`, FORM, headers);
  await settled();

  expect(status).toBe(200);
  const [note] = (await aegis().record()).comments;
  const off = epochSeconds(note?.timestamp ?? '') - epochSeconds(clock.now());
  expect(Math.abs(off - seconds)).toBeLessThanOrEqual(1);
});
