import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/app/config/default-settings.js';
import { type LocalAegis, startLocalAegis } from '../../../src/app/in-process/local-aegis.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { envelopeOf } from '../../support/envelope.js';
import { ALICE } from '../../support/slack.js';

const aegis = useAegis();

/** Slack sends a mention both as a message and as an event of its own. */
function eventsOf(text: string, channel: string) {
  const { workspace } = aegis();
  const ts = '1736950200.000100';
  const sent = { user: ALICE, text: `<@${workspace.app.botUserId}> ${text}`, ts, event_ts: ts, channel };
  return {
    message: envelopeOf(workspace, { ...sent, type: 'message', channel_type: 'channel' }),
    mention: envelopeOf(workspace, { ...sent, type: 'app_mention' }),
  };
}

async function mention(text: string, channel: string): Promise<string | undefined> {
  const { delivery, settled, shownTo } = aegis();
  await delivery.event(eventsOf(text, channel).mention);
  await settled();
  return shownTo(ALICE).at(-1);
}

/** A second process on the same table and workspace. */
async function startSecondInstance(): Promise<LocalAegis> {
  const { clock, logger, table, workspace } = aegis();
  return startLocalAegis({
    clock,
    logger,
    table,
    workspace,
    settings: DEFAULT_SETTINGS,
    summarizer: { summarize: () => Promise.reject(new Error('no summarizer in this test')) },
  });
}

describe('a mention', () => {
  it('runs the command and records one message', async () => {
    const channel = await aegis().declare();
    await aegis().delivery.event(eventsOf('ack looking at it', channel).message);

    const before = aegis().shownTo(ALICE).length;
    await mention('ack looking at it', channel);

    const { incident, comments } = await aegis().record();
    // The post says it to everyone.
    expect(textOf(aegis().posts(channel).at(-1) ?? { text: '' })).toContain('→ *Acknowledged*');
    expect(aegis().shownTo(ALICE)).toHaveLength(before);
    expect(incident.status).toBe('ACKNOWLEDGED');
    expect(comments).toHaveLength(1);
  });

  it('is answered once when Slack delivers it four times', async () => {
    const channel = await aegis().declare();
    const before = aegis().shownTo(ALICE).length;

    for (let delivery = 0; delivery < 4; delivery += 1) await mention('status', channel);

    expect(aegis().shownTo(ALICE).length - before).toBe(1);
  });

  it('posts nothing more when Slack delivers a change twice at the same time', async () => {
    const channel = await aegis().declare();
    const before = aegis().shownTo(ALICE).length;
    const event = eventsOf('ack looking', channel).mention;

    await Promise.all([1, 2].map(() => aegis().delivery.event(event)));
    await aegis().untilDone();

    expect(aegis().shownTo(ALICE)).toHaveLength(before);
    expect((await aegis().record()).events.filter(({ type }) => type === 'STATUS_CHANGED')).toHaveLength(1);
  });

  it('posts nothing more when Slack redelivers a change without a note', async () => {
    const channel = await aegis().declare();
    const before = aegis().shownTo(ALICE).length;

    await mention('ack', channel);
    await mention('ack', channel);

    expect(aegis().shownTo(ALICE)).toHaveLength(before);
  });

  it('is answered once when two instances receive it at the same time', async () => {
    const channel = await aegis().declare();
    const before = aegis().shownTo(ALICE).length;
    const second = await startSecondInstance();
    const event = eventsOf('show', channel).mention;

    await Promise.all([1, 2].flatMap(() => [aegis().delivery.event(event), second.delivery.event(event)]));
    await Promise.all([aegis().settled(), second.settled()]);
    await second.stop();

    expect(aegis().shownTo(ALICE).length - before).toBe(1);
  });

  it('is answered once when Slack is down for a moment', async () => {
    const channel = await aegis().declare();
    const before = aegis().shownTo(ALICE).length;
    aegis().server.faults.add({ method: 'chat.postEphemeral', do: 'http-500' });

    await mention('show', channel);
    await aegis().untilDone();

    expect(aegis().shownTo(ALICE).length - before).toBe(1);
  });

  it('says where to type a command that opens a form', async () => {
    const channel = await aegis().declare();

    const answer = await mention('edit', channel);

    expect(answer).toContain(
      "A mention can't open a form, so nothing was done. Type this instead: `/incident ",
    );
  });

  it('suggests the nearest command for a typo', async () => {
    const channel = await aegis().declare();

    const answer = await mention('sumary', channel);

    expect(answer).toContain('summary');
  });
});
