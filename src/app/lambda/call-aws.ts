import { text } from 'node:stream/consumers';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { Sha256 } from './sha256.js';

type Environment = Readonly<Record<string, string | undefined>>;

interface AwsCall {
  /** `ssm`, `lambda` */
  service: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
}

interface AwsAnswer {
  status: number;
  /** By names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/**
 * One signed POST to an AWS service, to `AWS_ENDPOINT_URL_<SERVICE>` if that is set. Signed and sent by the packages
 * that the SDK uses itself, for services of which one call is needed: a client of the SDK would be a package more each,
 * and `fetch` takes 20 ms to load. Throws what the connection throws, TimeoutError included.
 */
export async function callAws(
  env: Environment,
  { service, path, headers, body, timeoutMs }: AwsCall,
): Promise<AwsAnswer> {
  const region = env.AWS_REGION ?? '';
  const endpoint = env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`];
  const url = new URL(path, endpoint ?? `https://${service}.${region}.amazonaws.com`);
  const signed = await signerOf(env, service, region).sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port && { port: Number(url.port) }),
    path: url.pathname,
    headers: { host: url.host, 'content-length': String(Buffer.byteLength(body)), ...headers },
    body,
  });
  const requestHandler = new NodeHttpHandler({ requestTimeout: timeoutMs, throwOnRequestTimeout: true });
  const { response } = await requestHandler.handle(signed as Parameters<NodeHttpHandler['handle']>[0]);
  return { status: response.statusCode, headers: response.headers, body: await text(response.body) };
}

function signerOf(env: Environment, service: string, region: string): SignatureV4 {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = env;
  return new SignatureV4({
    service,
    region,
    credentials: {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    },
    sha256: Sha256,
  });
}
