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

/**
 * One signed POST to an AWS service, to `AWS_ENDPOINT_URL_<SERVICE>` if that is set. Signed by the package that the SDK
 * signs with, for services of which one call is used: a client of the SDK would be a package more each. Throws what
 * `fetch` throws.
 */
export async function callAws(
  env: Environment,
  { service, path, headers, body, timeoutMs }: AwsCall,
): Promise<Response> {
  const region = env.AWS_REGION ?? '';
  const endpoint = env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`];
  const url = new URL(path, endpoint ?? `https://${service}.${region}.amazonaws.com`);
  const signed = await signerOf(env, service, region).sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.host, ...headers },
    body,
  });
  const { host: _host, ...signedHeaders } = signed.headers;
  return fetch(url, {
    method: 'POST',
    headers: signedHeaders,
    body,
    signal: AbortSignal.timeout(timeoutMs),
  });
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
