import { createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOutward } from '../../../src/app/outward/create-outward.js';
import { buildExport, renderJson } from '../../../src/reports/record/export-document.js';
import { verifyExport } from '../../../src/reports/verify-export.js';

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** A fake KMS with one key, which speaks KMS's JSON protocol. */
let kms: Server;
let refusal: { status: number; body: string } | undefined;
let asked: { target: unknown; authorization: string; input: Record<string, string> }[];
let env: Record<string, string>;

beforeEach(async () => {
  refusal = undefined;
  asked = [];
  kms = createServer({ keepAliveTimeout: 0 }, async (request, response) => {
    const input = (await json(request)) as Record<string, string>;
    const { authorization = '', 'x-amz-target': target } = request.headers;
    asked.push({ target, authorization, input });
    if (refusal) return response.writeHead(refusal.status).end(refusal.body);
    const message = Buffer.from(input.Message ?? '', 'base64');
    const Signature = createSign('sha256').update(message).sign(privateKey, 'base64');
    return response.end(JSON.stringify({ KeyId: KEY, Signature, SigningAlgorithm: input.SigningAlgorithm }));
  }).listen(0, '127.0.0.1');
  await once(kms, 'listening');
  env = {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL_KMS: `http://127.0.0.1:${(kms.address() as AddressInfo).port}`,
  };
});
afterEach(() => void kms.close());

const exported = () => {
  const about = {
    incidentId: 'INC-000042',
    by: 'U01ALICE',
    at: '2025-01-15T14:05:00.000000Z',
    names: new Map(),
  };
  return buildExport([{ SK: 'METADATA', incident_id: 'INC-000042' }], about);
};

describe('the head of an export', () => {
  it('is signed by KMS in one call, and the signature is verified without AWS', async () => {
    const document = exported();

    const value = await createOutward(env).sign(KEY, document.head);

    const { isIntact, report } = verifyExport(renderJson(document), undefined, { value, publicKey: PEM });
    expect(asked).toMatchObject([
      {
        target: 'TrentService.Sign',
        authorization: expect.stringMatching(/Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/kms\/aws4_request/),
        input: { KeyId: KEY, MessageType: 'RAW', SigningAlgorithm: 'ECDSA_SHA_256' },
      },
    ]);
    expect(isIntact).toBe(true);
    expect(report).toContain('Its head was signed with the key you gave');
  });

  it.each([
    ['of another head', async () => createOutward(env).sign(KEY, 'f'.repeat(64)), PEM],
    ['by another key', async () => createOutward(env).sign(KEY, exported().head), otherKey()],
    ['that is none', async () => 'c2lnbmF0dXJl', PEM],
    ['with a key that is none', async () => createOutward(env).sign(KEY, exported().head), 'no key'],
  ])('is not proven by a signature %s', async (_, sign, pem) => {
    const signature = { value: await sign(), publicKey: pem };

    const { isIntact, report } = verifyExport(renderJson(exported()), undefined, signature);

    expect(isIntact).toBe(false);
    expect(report).toContain("the signature isn't one of the head");
  });
});

describe('a refusal by KMS', () => {
  const denied = JSON.stringify({ __type: 'AccessDeniedException', Message: 'no kms:Sign' });
  const slow = JSON.stringify({ __type: 'com.amazonaws.kms#ThrottlingException', message: 'Rate exceeded' });

  it.each([
    ['a permission', { status: 400, body: denied }, 'AccessDeniedException', false],
    ['for a moment', { status: 400, body: slow }, 'ThrottlingException', true],
    ['with an error of its own', { status: 500, body: '' }, 'http_500', true],
    ['without a signature', { status: 200, body: '{}' }, 'http_200', false],
    ['with HTML', { status: 502, body: '<html>' }, 'http_502', true],
  ])('%s is reported by its own code', async (_, answer, upstreamCode, retryable) => {
    refusal = answer;

    const signing = createOutward(env).sign(KEY, 'a'.repeat(64));

    await expect(signing).rejects.toMatchObject({ upstreamCode, retryable });
  });
});

function otherKey(): string {
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
  return other.export({ type: 'spki', format: 'pem' }).toString();
}
