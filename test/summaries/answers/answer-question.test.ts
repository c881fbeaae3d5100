import { describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { Conversation } from '../conversation.js';

async function answersTo(question: string) {
  const talk = new Conversation();
  const asked = talk.says('is host-4 back in the pool?');
  talk.replies(asked, 'not before tomorrow');
  talk.says('we should revert the grants, node by node', { user_id: 'U02BOB' });
  const { claims } = await extractiveSummarizer.summarize({ ...talk.input(), kind: 'ask', question });
  return claims.map(({ section, text }) => [section, text]);
}

describe('an answer from the record', () => {
  it('is what people replied when someone asked the same', async () => {
    const [first] = await answersTo('is host-4 back in the pool?');

    expect(first?.[0]).toBe('answer');
    expect(first?.[1]).toContain('not before tomorrow');
  });

  it.each(['are the grants reverted?', 'did anyone feed the parrot?'])(
    'offers only the nearest lines to: %s',
    async (question) => {
      const sections = (await answersTo(question)).map(([section]) => section);

      expect(sections).not.toContain('answer');
    },
  );
});
