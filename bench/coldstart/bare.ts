/** The minimum a Bolt app with a table loads on Lambda: the baseline of `npm run bench -- coldstart`. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { App, ExpressReceiver } from '@slack/bolt';
import serverless from 'serverless-http';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const receiver = new ExpressReceiver({
  signingSecret: process.env.SLACK_SIGNING_SECRET ?? '',
  endpoints: '/slack/events',
});
const app = new App({ receiver, token: process.env.SLACK_BOT_TOKEN, tokenVerificationEnabled: false });
app.command('/incident', async ({ ack }) => ack(`ok ${table.config.apiVersion}`));
receiver.router.get('/health', (_request, response) => void response.json({ ok: true }));

export const handler = serverless(receiver.app);
