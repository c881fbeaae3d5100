import type { Context } from 'aws-lambda';
import { withLogContext } from '../../base/log-context.js';
import type { Meter } from '../../data/table/meter.js';
import type { Logger } from '../../ports/logger.js';
import type { Config, Environment } from '../config/config.js';
import { systemClock } from '../open/system-clock.js';
import { buildUsageMetrics, toLogFields } from './usage-metrics.js';

interface Observed {
  /** The variable in which Lambda puts the trace of each invocation. */
  env: Environment;
  config: Pick<Config, 'stage' | 'writesMetrics'>;
  logger: Logger;
  /** The table's meter; absent until a function has opened the table. */
  meter(): Meter | undefined;
}

type Handler<E, R> = (event: E, context: Context) => Promise<R>;

/**
 * Wraps a function's handler so that all its log lines name the invocation and the trace, and each invocation
 * logs its table usage and writes it as metrics.
 */
export function observe<E, R>(handler: Handler<E, R>, observed: Observed): Handler<E, R> {
  return (event, context) =>
    withLogContext(fieldsOf(context, observed.env), async () => {
      try {
        return await handler(event, context);
      } finally {
        report(observed);
      }
    });
}

/** Tests pass an empty context. */
function fieldsOf({ awsRequestId }: Partial<Context>, env: Environment): object {
  const [, trace_id] = /Root=([^;]+)/.exec(env._X_AMZN_TRACE_ID ?? '') ?? [];
  return { ...(awsRequestId && { lambda_request_id: awsRequestId }), ...(trace_id && { trace_id }) };
}

function report({ config: { stage, writesMetrics }, logger, meter }: Observed): void {
  const usage = meter()?.take() ?? {};
  for (const [operation, used] of Object.entries(usage)) {
    logger.info(toLogFields(operation, used), 'table usage');
  }
  const line =
    writesMetrics && stage ? buildUsageMetrics(usage, { stage, at: systemClock.now() }) : undefined;
  // CloudWatch needs the bare line; `console.log` would put the request id in front of it.
  if (line) process.stdout.write(`${line}\n`);
}
