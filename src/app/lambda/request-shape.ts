import * as z from 'zod';

const headerValue = z.union([z.string(), z.array(z.string())]).optional();

/** What API Gateway (payload formats 1.0 and 2.0) and load balancers have in common. */
const shape = z.object({
  headers: z.record(z.string(), headerValue).nullish(),
  multiValueHeaders: z.record(z.string(), headerValue).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

export interface RequestShape {
  /** All values of Slack's signature header, in whatever spelling of its name. */
  signatures: string[];
  /** Of the body as it was sent. */
  bytes: number;
}

/** Undefined for an event that is no HTTP request. */
export function readShape(event: unknown): RequestShape | undefined {
  const { data } = shape.safeParse(event);
  if (!data) return undefined;
  const { headers, multiValueHeaders, body, isBase64Encoded } = data;
  const all = [...Object.entries(headers ?? {}), ...Object.entries(multiValueHeaders ?? {})];
  const signatures = all.filter(([name]) => name.toLowerCase() === 'x-slack-signature');
  return {
    signatures: [...new Set(signatures.flatMap(([, value]) => value ?? []))],
    bytes: Buffer.byteLength(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
}
