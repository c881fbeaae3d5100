import * as z from 'zod';
import type { Alert } from '../../incidents/records/alert.js';
import { readTime, toAlert } from '../alert.js';
import type { ReadDelivery } from './adapter.js';

const STATES = ['ALARM', 'OK', 'INSUFFICIENT_DATA'] as const;
const text = z.string().optional().catch(undefined);
const metric = z.object({
  name: text,
  namespace: text,
  dimensions: z.record(z.string(), z.string()).catch({}),
});

/** `CloudWatch Alarm State Change`, as an EventBridge rule sends it. */
const stateChange = z.object({
  'detail-type': z.literal('CloudWatch Alarm State Change'),
  account: z.string(),
  region: z.string(),
  time: text,
  resources: z.array(z.string()).catch([]),
  detail: z.object({
    alarmName: z.string(),
    state: z.object({ value: z.enum(STATES), reason: text, timestamp: text }),
    configuration: z
      .object({
        description: text,
        metrics: z
          .array(
            z.object({
              // An alarm on an expression has no metric of its own.
              metricStat: z.object({ metric }).optional().catch(undefined),
            }),
          )
          .catch([]),
      })
      .catch({ description: undefined, metrics: [] }),
  }),
});

/** The message of an SNS notification about an alarm. */
const alarmMessage = z.object({
  AlarmName: z.string(),
  AlarmDescription: text,
  AlarmArn: text,
  AWSAccountId: z.string(),
  NewStateValue: z.enum(STATES),
  NewStateReason: text,
  StateChangeTime: text,
  Trigger: z
    .object({
      MetricName: text,
      Namespace: text,
      Dimensions: z.array(z.object({ name: z.string(), value: z.string() })).catch([]),
    })
    .optional()
    .catch(undefined),
});

const snsEnvelope = z.object({ Message: z.string(), TopicArn: z.string() });

/** CloudWatch's alarms, through an EventBridge rule or through an SNS topic. */
export const readCloudWatch: ReadDelivery = ({ body, receivedAt }) => {
  const event = stateChange.safeParse(body).data;
  const alarm = event ? fromEvent(event) : fromNotification(snsEnvelope.parse(body));
  if (!alarm || alarm.state === 'INSUFFICIENT_DATA') return { alerts: [] };
  return { alerts: [toCloudWatchAlert(alarm, readTime(alarm.changedAt) ?? receivedAt)] };
};

interface Alarm {
  arn: string;
  name: string;
  state: (typeof STATES)[number];
  changedAt: string | undefined;
  description: string | undefined;
  reason: string | undefined;
  region: string | undefined;
  labels: Readonly<Record<string, string | undefined>>;
}

function fromEvent({ account, region, time, resources, detail }: z.output<typeof stateChange>): Alarm {
  const { alarmName: name, state, configuration } = detail;
  const [first] = configuration.metrics.flatMap(({ metricStat }) => metricStat?.metric ?? []);
  return {
    arn: resources[0] ?? `${account}:${region}:${name}`,
    name,
    state: state.value,
    changedAt: state.timestamp ?? time,
    description: configuration.description,
    reason: state.reason,
    region,
    labels: { account, region, metric: first?.name, namespace: first?.namespace, ...first?.dimensions },
  };
}

/** Undefined for a message about something else, such as the one that SNS sends to confirm a subscription. */
function fromNotification({ Message, TopicArn }: z.output<typeof snsEnvelope>): Alarm | undefined {
  const message = alarmMessage.safeParse(parseJson(Message)).data;
  if (!message) return undefined;
  const { AlarmName: name, AWSAccountId: account, Trigger: trigger } = message;
  const region = TopicArn.split(':')[3];
  const dimensions = trigger?.Dimensions.map((one) => [one.name, one.value] as const) ?? [];
  const about = { account, region, metric: trigger?.MetricName, namespace: trigger?.Namespace };
  return {
    arn: message.AlarmArn ?? `${account}:${region}:${name}`,
    name,
    state: message.NewStateValue,
    changedAt: message.StateChangeTime,
    description: message.AlarmDescription,
    reason: message.NewStateReason,
    region,
    labels: { ...about, ...Object.fromEntries(dimensions) },
  };
}

function toCloudWatchAlert({ arn, name, state, region, labels, ...alarm }: Alarm, at: string): Alert {
  const isFiring = state === 'ALARM';
  const page = `cloudwatch/home?region=${region}#alarmsV2:alarm/${encodeURIComponent(name)}`;
  return toAlert({
    source: 'cloudwatch',
    key: arn,
    isFiring,
    at,
    title: name,
    details: [alarm.description, alarm.reason].filter(Boolean).join('\n'),
    service: labels.ServiceName ?? labels.service,
    labels: { alarm: name, ...labels },
    started_at: isFiring ? at : undefined,
    links: [['CloudWatch', region && `https://${region}.console.aws.amazon.com/${page}`]],
  });
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
