import { userPosts } from 'slack-simulator';
import { createBedrockClient } from '../../../src/summaries/bedrock/bedrock-client.js';
import { createBedrockSummarizer } from '../../../src/summaries/bedrock/bedrock-summarizer.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { withFallback } from '../../../src/summaries/with-fallback.js';
import { textOf } from '../../support/aegis.js';
import { type BedrockReply, startFakeBedrock } from '../../support/fake-bedrock.js';
import { createTestLogger } from '../../support/logger.js';
import { BOB } from '../../support/slack.js';
import type { World, WorldOptions } from './world.js';

interface Talk {
  /** Messages in the channel. */
  said: readonly string[];
  replies: readonly BedrockReply[];
  deadlineMs?: number;
}

/** An incident whose summary is written by a model, over Bedrock's own protocol. */
export async function askModel(
  makeWorld: (options: WorldOptions) => Promise<World>,
  { said, replies, deadlineMs }: Talk,
) {
  const bedrock = await startFakeBedrock();
  bedrock.reply(...replies);
  const client = createBedrockClient({ endpoint: bedrock.url, region: 'eu-west-1' });
  const logger = createTestLogger();
  const settings = {
    client,
    modelId: 'eu.amazon.nova-lite-v1:0',
    logger,
    firstWaitMs: 20,
    ...(deadlineMs && { deadlineMs }),
  };
  const summarizer = withFallback(createBedrockSummarizer(settings), extractiveSummarizer, logger);
  const world = await makeWorld({ summarizer });
  const channel = await world.declare();
  for (const text of said) {
    world.clock.advance(1_000);
    userPosts(world.workspace, { user: BOB, channel, text });
  }
  await world.settle();
  await world.type('summary', { channel });
  const record = await world.store.loadRecord('INC-000001');
  const posts = world.workspace.channels.get(channel)?.messages.filter(({ bot_id }) => bot_id) ?? [];
  const posted = textOf(posts.at(-1) ?? { text: '' });
  client.destroy();
  await bedrock.close();
  return { world, requests: bedrock.requests, logger, posted, record, summary: record?.summaries[0] };
}
