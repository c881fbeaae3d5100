import { userJoins } from 'slack-simulator';
import { beforeEach, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
  await aegis().say('Error rate is at 42 % for all customers since 14:02', { channel, user: BOB });
  await aegis().say('I am off for lunch, back in an hour', { channel, user: ALICE });
  aegis().clock.advance(3_600_000);
});

const told = () => aegis().shownTo(ALICE).at(-1) ?? '';

it('tells one person what they missed, and nobody else', async () => {
  await aegis().say('Rolled back payment-api to release 4.11 at 15:01', { channel, user: BOB });
  const posts = aegis().posts(channel).length;

  await aegis().type('catchup', { channel });

  expect(told()).toContain('Rolled back payment-api');
  expect(told()).not.toContain('42 %');
  expect(told()).toContain('only what came after');
  expect(aegis().posts(channel)).toHaveLength(posts);
});

it('goes on from where they caught up', async () => {
  await aegis().say('Rolled back payment-api to release 4.11 at 15:01', { channel, user: BOB });
  await aegis().type('catchup', { channel });
  await aegis().type('catchup', { channel });
  expect(told()).toContain('Nothing has happened on INC-1 since');

  await aegis().say('Error rate is down to 0.2 % since 15:10, all regions', { channel, user: BOB });
  await aegis().type('catchup', { channel });

  expect(told()).toContain('0.2 %');
  expect(told()).not.toContain('Rolled back');
});

it('a summary may begin at a moment too', async () => {
  await aegis().say('Rolled back payment-api to release 4.11 at 15:01', { channel, user: BOB });

  await aegis().type('summary since 30m', { channel });

  const summary = textOf(aegis().posts(channel).at(-1) ?? { text: '' });
  expect(summary).toContain('Rolled back payment-api');
  expect(summary).not.toContain('42 %');
  expect((await aegis().record()).summaries).toMatchObject([{ kind: 'since', since: expect.any(String) }]);
  expect(await aegis().type('summary purple', { channel })).toContain('takes `since 30m`');
});

it('is offered to whoever comes in later, once, and not to those who are there from the beginning', async () => {
  userJoins(aegis().workspace, { channel, user: CAROL });
  await aegis().settled();

  const [offer, ...more] = aegis().workspace.ephemerals.filter(({ userId }) => userId === CAROL);
  expect(textOf(offer?.message ?? { text: '' })).toContain('Want a summary of what happened so far?');
  expect(JSON.stringify(offer?.message)).toContain('catchup id:INC-000001');
  expect(more).toEqual([]);
  const fresh = await aegis().declare('declare P2 search is slow', BOB);
  userJoins(aegis().workspace, { channel: fresh, user: CAROL });
  await aegis().settled();
  expect(aegis().shownTo(CAROL)).toHaveLength(1);
});
