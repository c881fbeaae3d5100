import * as z from 'zod';

const response = z.looseObject({
  body: z.string().default(''),
  headers: z.record(z.string(), z.string()).optional(),
  multiValueHeaders: z.record(z.string(), z.array(z.string())).optional(),
});

/**
 * Puts back the content type of an answer. serverless-http loses the headers that Bolt hands to `writeHead` when none
 * was set before, and Slack shows a JSON answer that is not called so as plain text.
 */
export function withContentType(answer: object): object {
  const { data } = response.safeParse(answer);
  if (!data?.body) return answer;
  const { headers, multiValueHeaders } = data;
  const names = Object.keys({ ...headers, ...multiValueHeaders }).map((name) => name.toLowerCase());
  if (names.includes('content-type')) return answer;
  const type = data.body.startsWith('{') ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
  // Load balancers take the one or the other, as the target group is set; API Gateway takes either.
  if (headers === undefined) {
    return { ...answer, multiValueHeaders: { ...multiValueHeaders, 'content-type': [type] } };
  }
  return { ...answer, headers: { ...headers, 'content-type': type } };
}
