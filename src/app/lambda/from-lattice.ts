import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';

const headers = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/**
 * The event with which VPC Lattice invokes a function. Its version 2.0 has the same number as API
 * Gateway's but a different format.
 */
const version2 = z.object({
  version: z.literal('2.0'),
  path: z.string(),
  method: z.string(),
  headers,
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
  requestContext: z.object({ serviceNetworkArn: z.string() }),
});

const version1 = z.object({
  raw_path: z.string(),
  method: z.string(),
  headers,
  body: z.string().nullish(),
  is_base64_encoded: z.boolean().nullish(),
});

type RestEvent = Pick<
  APIGatewayProxyEvent,
  'httpMethod' | 'path' | 'headers' | 'body' | 'isBase64Encoded'
> & { requestContext: { identity: object } };

/**
 * Converts a request from VPC Lattice to the format of API Gateway's REST API;
 * any other event stays as it is.
 */
export function fromLattice(event: object): object {
  const second = version2.safeParse(event).data;
  if (second) return toRestEvent({ ...second, isBase64: second.isBase64Encoded });
  const first = version1.safeParse(event).data;
  if (first) return toRestEvent({ ...first, path: first.raw_path, isBase64: first.is_base64_encoded });
  return event;
}

interface LatticeRequest {
  path: string;
  method: string;
  headers: z.output<typeof headers>;
  body?: string | null | undefined;
  isBase64?: boolean | null | undefined;
}

function toRestEvent({ path, method, headers: given, body, isBase64 }: LatticeRequest): RestEvent {
  const joined = Object.entries(given).map(([name, values]) => [name, [values].flat().join(', ')] as const);
  return {
    httpMethod: method,
    path: path.split('?')[0] ?? '',
    headers: Object.fromEntries(joined),
    body: body ?? '',
    isBase64Encoded: isBase64 ?? false,
    requestContext: { identity: {} },
  };
}
