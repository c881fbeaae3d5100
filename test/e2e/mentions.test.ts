import { expect, it } from 'vitest';
import { useAegis } from '../support/aegis.js';
import { envelopeOf } from '../support/envelope.js';
import { ALICE } from '../support/slack.js';

const aegis = useAegis();

/** A mention comes as a message and as an event of its own. */
async function mention(text: string, channel: string): Promise<void> {
  const { workspace, delivery, settled } = aegis();
  const { botUserId } = workspace.app;
  const said = {
    user: ALICE,
    text: `<@${botUserId}> ${text}`,
    ts: '1736950200.000100',
    event_ts: '1736950200.000100',
    channel,
  };
  await delivery.event(envelopeOf(workspace, { ...said, type: 'message', channel_type: 'channel' }));
  for (let n = 0; n < 2; n += 1)
    await delivery.event(envelopeOf(workspace, { ...said, type: 'app_mention' }));
  await settled();
}

it('a mention understands the words of commands, once, and is on the record as one message', async () => {
  const channel = await aegis().declare();

  await mention('ack looking at it', channel);

  const { incident, events, comments } = await aegis().record();
  expect(incident.status).toBe('ACKNOWLEDGED');
  expect(events.filter(({ type }) => type === 'STATUS_CHANGED')).toHaveLength(1);
  expect(comments).toHaveLength(1);
  expect(aegis().shownTo(ALICE).at(-1)).toContain('INC-1 is');
});

it('what opens a form says where to type it, and nonsense gets the nearest command', async () => {
  const channel = await aegis().declare();

  await mention('edit', channel);
  expect(aegis().shownTo(ALICE).at(-1)).toContain('after `/incident`');
  await mention('sumary', channel);
  expect(aegis().shownTo(ALICE).at(-1)).toContain('summary');
});
