import * as z from 'zod';
import type { Timestamp } from '../base/timestamp.js';
import type { Alert } from '../incidents/records/alert.js';
import type { AlertSource } from '../process/alert-sources.js';
import type { AdaptedDelivery, ReadDelivery, SourceDelivery } from './adapters/adapter.js';
import { readAlertmanager } from './adapters/alertmanager.js';
import { readCloudWatch } from './adapters/cloudwatch.js';
import { readDatadog } from './adapters/datadog.js';
import { readGeneric } from './adapters/generic.js';
import { readGrafana } from './adapters/grafana.js';
import { readPagerDuty } from './adapters/pagerduty.js';
import { readSentry } from './adapters/sentry.js';
import { RefusalError } from './refusal.js';

const READERS: Readonly<Record<AlertSource, ReadDelivery>> = {
  alertmanager: readAlertmanager,
  grafana: readGrafana,
  cloudwatch: readCloudWatch,
  datadog: readDatadog,
  sentry: readSentry,
  pagerduty: readPagerDuty,
  generic: readGeneric,
};

/** Reads a delivery. Throws RefusalError with the first problem in the payload. */
export function readDelivery(source: AlertSource, delivery: SourceDelivery): AdaptedDelivery {
  try {
    const { alerts, ...rest } = readAll(READERS[source], delivery);
    return { ...rest, alerts: alerts.map((alert) => notAfter(alert, delivery.receivedAt)) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    const where = issue?.path.slice(0, 6).join('.').slice(0, 100) || 'body';
    throw new RefusalError(
      400,
      `This isn't a valid payload from ${source}: ${where} is missing or invalid.`,
      {
        cause: error,
      },
    );
  }
}

/** More than a source collects before it sends. */
const BATCH_MAX = 1_000;

/** Some programs collect what they send in a list. Of that, what can't be read counts as left out, unless nothing can. */
function readAll(read: ReadDelivery, delivery: SourceDelivery): AdaptedDelivery {
  const { body } = delivery;
  if (!Array.isArray(body) || body.length === 0 || read === readAlertmanager || read === readGrafana) {
    return read(delivery);
  }
  const results = body.slice(0, BATCH_MAX).map((one) => attempt(() => read({ ...delivery, body: one })));
  const good = results.filter((one): one is AdaptedDelivery => !(one instanceof z.ZodError));
  const [first] = results;
  if (good.length === 0 && first instanceof z.ZodError) throw first;
  const left = body.length - good.length;
  return {
    alerts: good.flatMap(({ alerts }) => alerts),
    omitted: good.reduce((sum, { omitted = 0 }) => sum + omitted, left),
    acknowledgements: good.flatMap(({ acknowledgements = [] }) => acknowledgements),
  };
}

function attempt(read: () => AdaptedDelivery): AdaptedDelivery | z.ZodError {
  try {
    return read();
  } catch (error) {
    if (error instanceof z.ZodError) return error;
    throw error;
  }
}

/**
 * If the source's clock is ahead or in the wrong zone, the alert would begin after its own resolution (when
 * that has no time of its own), and so never end.
 */
function notAfter(alert: Alert, receivedAt: Timestamp): Alert {
  return alert.at > receivedAt ? { ...alert, at: receivedAt } : alert;
}
