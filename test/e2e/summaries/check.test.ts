import { beforeEach, describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { useAegis } from '../../support/aegis.js';
import { ALICE, BOB } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare('declare P1 checkout fails in the EU');
  await aegis().say('Rolled back payment-api to release 4.11 at 14:20', { channel, user: BOB });
});

const lastShown = () => aegis().shownTo(ALICE).at(-1) ?? '';

describe('/incident check', () => {
  it('marks each sentence, with links, only for the person who asked', async () => {
    const posts = aegis().posts(channel).length;

    await aegis().type('check Rolled back payment-api to release 4.11. The moon is full.', { channel });

    expect(lastShown()).toMatch(/On record.*<!date\^\d+\^\{time\}\^https:.*\n> Rolled back payment-api/);
    expect(lastShown()).toMatch(/Not on record\*\n> The moon is full/);
    expect(aegis().posts(channel)).toHaveLength(posts);
  });
});

describe('a statement', () => {
  it.each([
    ['cause', 'The pool was cut to 20 connections', 'hypothesis'],
    ['ruledout', 'The firewall is unchanged', 'ruled_out'],
    ['decision', 'Keep the site read-only until noon', 'actions'],
  ])('by /incident %s is in every summary as what it is', async (command, text, section) => {
    await aegis().type(`${command} ${text}`, { channel });
    await aegis().type('summary', { channel });

    const [summary] = (await aegis().record()).summaries;
    expect(summary?.claims).toContainEqual(expect.objectContaining({ section, text }));
  });
});
