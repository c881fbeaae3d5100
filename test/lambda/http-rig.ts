import { createWorkspace, type SlackServer, startSlackServer, type Workspace } from 'slack-simulator';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { readConfig } from '../../src/app/config/config.js';
import { DEMO_WORKSPACE } from '../../src/app/demo-workspace.js';
import { createHttpListener } from '../../src/app/http-listener.js';
import type { HttpHandler } from '../../src/app/in-process/in-process-send.js';
import { assembleFunction } from '../../src/app/lambda/assemble-function.js';
import { createHttpHandler } from '../../src/app/lambda/http-handler.js';
import { systemClock } from '../../src/app/open/system-clock.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import { ALICE, GENERAL } from '../support/slack.js';
import { useTables } from '../support/table.js';
import { type FakeAws, startFakeAws, useAws } from './fake-aws.js';

export interface HttpRig {
  handler: HttpHandler;
  workspace: Workspace;
  store: Store;
  aws: FakeAws;
  /** Sends an event and returns its status. */
  status(event: object): Promise<number>;
}

/** The HTTP function in this process, with a real table, shared by the tests of a file. */
export function useHttp(): () => HttpRig {
  const freshTable = useTables();
  let rig: HttpRig;
  let server: SlackServer;
  let aws: FakeAws;
  // Unbundled, the first command may take longer to load on a busy machine than Slack waits.
  beforeAll(() =>
    Promise.all([import('../../src/commands/run-command.js'), import('../../src/jobs/sqs-calls.js')]),
  );
  beforeAll(async () => {
    const table = await freshTable();
    const workspace = createWorkspace({ now: systemClock.now, seed: DEMO_WORKSPACE });
    server = await startSlackServer({ workspace });
    aws = await startFakeAws();
    useAws(aws);
    const { protocol, hostname, port } = (await table.client.config.endpoint?.()) ?? {};
    const config = readConfig(
      {
        SLACK_BOT_TOKEN: workspace.app.botToken,
        SLACK_SIGNING_SECRET: workspace.app.signingSecret,
        SLACK_API_URL: server.apiUrl,
        AEGIS_TABLE: table.name,
        AEGIS_BUCKET: 'aegis-test',
        AEGIS_QUEUE_URL: `${aws.url}/123456789012/jobs.fifo`,
        AWS_REGION: 'eu-west-1',
        AWS_ENDPOINT_URL_DYNAMODB: `${protocol}//${hostname}:${port}`,
        LOG_LEVEL: 'error',
      },
      'http',
    );
    const { requestDeps, identity } = await assembleFunction({ config, env: process.env });
    const { botToken: token, signingSecret } = config.slack;
    const listener = createHttpListener({
      deps: requestDeps,
      identity,
      signingSecret,
      token,
      signatureClock: systemClock,
    });
    const handler = createHttpHandler(listener, requestDeps.logger);
    const status = async (event: object) => ((await handler(event, {})) as { statusCode: number }).statusCode;
    rig = { handler, workspace, store: createStore(table), aws, status };
  });
  // The SDK reads credentials when it first sends something, which happens in a test.
  beforeEach(() => useAws(aws));
  afterAll(async () => {
    await rig?.aws.close();
    await server?.stop();
  });
  return () => rig;
}

/** The form that Slack posts for `/incident`. */
export function commandBody({ workspace }: HttpRig, text: string, triggerId: string): string {
  return new URLSearchParams({
    api_app_id: workspace.app.id,
    team_id: workspace.team.id,
    channel_id: GENERAL,
    user_id: ALICE,
    command: '/incident',
    text,
    trigger_id: triggerId,
    response_url: 'http://127.0.0.1:9/commands/1',
  }).toString();
}
