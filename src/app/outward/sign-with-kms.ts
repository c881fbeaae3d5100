import * as z from 'zod';
import { UpstreamError } from '../../base/errors.js';
import { parseJson } from '../../base/parse-json.js';
import type { Environment } from '../config/config.js';
import { type AwsResponse, callAws } from './call-aws.js';

const TIMEOUT_MS = 5_000;

const result = z.object({ Signature: z.string().min(1) });
const refusal = z.object({
  __type: z.string(),
  message: z.string().optional(),
  Message: z.string().optional(),
});

/**
 * Signs a text with an asymmetric KMS key (ECC_NIST_P256, SIGN_VERIFY), whose private half never leaves KMS.
 * Throws UpstreamError with KMS's code.
 */
export async function signWithKms(env: Environment, keyArn: string, message: string): Promise<string> {
  const response = await callAws(env, {
    service: 'kms',
    path: '/',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'TrentService.Sign' },
    body: JSON.stringify({
      KeyId: keyArn,
      Message: Buffer.from(message).toString('base64'),
      MessageType: 'RAW',
      SigningAlgorithm: 'ECDSA_SHA_256',
    }),
    timeoutMs: TIMEOUT_MS,
  }).catch((cause: Error) => {
    throw new UpstreamError('kms_unreachable', `KMS didn't answer: ${cause.message}`, {
      retryable: true,
      cause,
    });
  });
  const signed = result.safeParse(parseJson(response.body)).data;
  if (response.status !== 200 || !signed) throw toError(response);
  return signed.Signature;
}

/** KMS names the missing permission or the wrong kind of key; retrying doesn't help. */
function toError({ status, body }: AwsResponse): UpstreamError {
  const { __type = '', message, Message = message ?? '' } = refusal.safeParse(parseJson(body)).data ?? {};
  const code = __type.split('#').at(-1) || `http_${status}`;
  const retryable = status >= 500 || status === 429 || /Throttl|KMSInternal|DependencyTimeout/.test(code);
  return new UpstreamError(code, `KMS refused to sign: ${[code, Message].filter(Boolean).join(' ')}`, {
    retryable,
  });
}
