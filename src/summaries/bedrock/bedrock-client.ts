import type {
  BedrockRuntimeClient,
  ConverseCommandInput,
  ConverseCommandOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { readStream } from './read-converse-stream.js';

interface ConverseOptions {
  signal: AbortSignal;
  /** Streams the answer, and receives the tool's input as it arrives. */
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
  /** If absent, the SDK reads both from its own environment variables and profiles. */
  region?: string | undefined;
  endpoint?: string | undefined;
}

/** Local servers require a signature but don't check it. Only they are reached over plain HTTP. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

type Sdk = typeof import('@aws-sdk/client-bedrock-runtime');

interface Opened {
  client: BedrockRuntimeClient;
  sdk: Sdk;
}

/** Loads the SDK on the first call, to keep startup fast. */
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
      // The caller retries, within its own deadline.
      maxAttempts: 1,
      // The SDK defaults to HTTP/2, which plain-HTTP proxies and VPC gateways don't support.
      requestHandler: new NodeHttpHandler({ connectionTimeout: 3_000 }),
    });
    // It copies every prompt and answer into a log that isn't used.
    client.middlewareStack.remove('loggerMiddleware');
    return { client, sdk };
  }
}
