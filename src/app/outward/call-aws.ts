import { text } from 'node:stream/consumers';
import { Hash } from '@smithy/core/serde';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Environment } from '../config/config.js';

interface AwsCall {
  /** `ssm`, `lambda` */
  service: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
}

export interface AwsResponse {
  status: number;
  /** By lowercase name. */
  headers: Record<string, string>;
  body: string;
}

/**
 * Sends one signed POST to an AWS service, or to `AWS_ENDPOINT_URL_<SERVICE>` if that's set. Connection
 * errors and TimeoutError are thrown unchanged.
 * It signs and sends with the SDK's own packages instead of a client; see
 * docs/decisions/0014-two-aws-calls-without-a-client.md for what a client costs at start.
 */
export async function callAws(
  env: Environment,
  { service, path, headers, body, timeoutMs }: AwsCall,
): Promise<AwsResponse> {
  const region = env.AWS_REGION ?? '';
  const endpoint = env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`];
  const url = new URL(path, endpoint ?? `https://${service}.${region}.${domainOf(region)}`);
  const signed = await createSigner(env, service, region).sign({
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

/** The domains of AWS's other partitions, by the prefix of their regions' names. */
const DOMAINS: readonly (readonly [string, string])[] = [
  ['cn-', 'amazonaws.com.cn'],
  ['eusc-', 'amazonaws.eu'],
  ['us-isob-', 'sc2s.sgov.gov'],
  ['us-iso-', 'c2s.ic.gov'],
];

export function domainOf(region: string): string {
  return DOMAINS.find(([start]) => region.startsWith(start))?.[1] ?? 'amazonaws.com';
}

function createSigner(env: Environment, service: string, region: string): SignatureV4 {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = env;
  return new SignatureV4({
    service,
    region,
    credentials: {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    },
    sha256: Hash.bind(null, 'sha256'),
  });
}
