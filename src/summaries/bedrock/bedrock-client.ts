import type {
  BedrockRuntimeClient,
  ConverseCommandInput,
  ConverseCommandOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { readStream } from './read-converse-stream.js';

interface ConverseOptions {
  signal: AbortSignal;
  /** Has the answer streamed, and hears of the tool's input as far as it has come. */
  onToolInput?: ((json: string) => void) | undefined;
}

export type ModelAnswer = Pick<ConverseCommandOutput, 'output' | 'stopReason' | 'usage'>;

/** The one call that summaries make to Bedrock. */
export interface BedrockClient {
  /** Throws the SDK's own errors. */
  converse(input: ConverseCommandInput, options: ConverseOptions): Promise<ModelAnswer>;
  /** Closes its connections. */
  destroy(): void;
}

interface BedrockSettings {
  /** Without these two the SDK looks for them itself: `AWS_REGION`, `AWS_ENDPOINT_URL_BEDROCK_RUNTIME`, profiles. */
  region?: string | undefined;
  endpoint?: string | undefined;
}

/** Servers on one's own machine want a signature but do not check it; AWS itself is never spoken to over http. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

type Sdk = typeof import('@aws-sdk/client-bedrock-runtime');

interface Opened {
  client: BedrockRuntimeClient;
  sdk: Sdk;
}

/** The SDK is loaded with the first call, so that starting does not wait for it. */
export function createBedrockClient({ region, endpoint }: BedrockSettings = {}): BedrockClient {
  let opened: Promise<Opened> | undefined;
  return {
    async converse(input, { signal, onToolInput }) {
      opened ??= open();
      const { client, sdk } = await opened;
      if (!onToolInput) return client.send(new sdk.ConverseCommand(input), { abortSignal: signal });
      const { stream } = await client.send(new sdk.ConverseStreamCommand(input), { abortSignal: signal });
      return readStream(stream ?? [], onToolInput);
    },
    destroy() {
      void opened?.then(
        ({ client }) => client.destroy(),
        () => undefined,
      );
    },
  };

  async function open(): Promise<Opened> {
    const [sdk, { NodeHttpHandler }] = await Promise.all([
      import('@aws-sdk/client-bedrock-runtime'),
      import('@smithy/node-http-handler'),
    ]);
    const client = new sdk.BedrockRuntimeClient({
      ...(region && { region }),
      ...(endpoint && { endpoint }),
      ...(endpoint?.startsWith('http:') && { credentials: LOCAL_CREDENTIALS }),
      // Tries are counted and bounded in time by the caller.
      maxAttempts: 1,
      // The client's own choice is HTTP/2, which proxies and VPC gateways with plain http do not speak.
      requestHandler: new NodeHttpHandler({ connectionTimeout: 3_000 }),
    });
    // It copies every prompt and answer for a log nobody reads.
    client.middlewareStack.remove('loggerMiddleware');
    return { client, sdk };
  }
}
