/**
 * Runs a function like Lambda's own runtime client, which `npm run test:runtime` uses
 * instead; that client needs Node 22.
 */
import { pathToFileURL } from 'node:url';

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, _HANDLER } = process.env;
const api = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const post = (path, value) => fetch(`${api}/${path}`, { method: 'POST', body: JSON.stringify(value) });
const describe = (error) => ({ errorMessage: String(error), errorType: error?.name });

const file = _HANDLER.slice(0, _HANDLER.lastIndexOf('.'));
let handler;
try {
  ({ handler } = await import(pathToFileURL(`${LAMBDA_TASK_ROOT}/${file}.mjs`).href));
} catch (error) {
  await post('init/error', describe(error));
  process.exit(1);
}
for (;;) {
  const next = await fetch(`${api}/invocation/next`);
  const awsRequestId = next.headers.get('lambda-runtime-aws-request-id');
  const deadline = Number(next.headers.get('lambda-runtime-deadline-ms'));
  process.env._X_AMZN_TRACE_ID = next.headers.get('lambda-runtime-trace-id');
  const context = { awsRequestId, getRemainingTimeInMillis: () => deadline - Date.now() };
  try {
    await post(`invocation/${awsRequestId}/response`, await handler(await next.json(), context));
  } catch (error) {
    await post(`invocation/${awsRequestId}/error`, describe(error));
  }
}
