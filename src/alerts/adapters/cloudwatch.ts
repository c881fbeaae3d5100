import * as z from 'zod';
import { parseJson } from '../../base/parse-json.js';
import type { Alert } from '../../incidents/records/alert.js';
import { readTime, toAlert } from '../raw-alert.js';
import type { ReadDelivery } from './adapter.js';
import { listOf, text, textRecord } from './lenient-shapes.js';

const STATES = ['ALARM', 'OK', 'INSUFFICIENT_DATA'] as const;
const metric = z.object({ name: text, namespace: text, dimensions: textRecord });

/** Expressions, anomaly detector bands and composite alarms have no metric of their own. */
const configuration = z
  .object({ description: text, metrics: listOf(z.object({ metricStat: z.object({ metric }) })) })
  .catch({ description: undefined, metrics: [] });

/** An event about an alarm, as an EventBridge rule sends it. */
const alarmEvent = z.object({
  'detail-type': z.string().startsWith('CloudWatch Alarm '),
  account: z.string(),
  region: z.string(),
  time: text,
  resources: z.array(z.string()).catch([]),
  detail: z.object({
    alarmName: z.string(),
    /** For a configuration change: `create`, `update` or `delete`. */
    operation: text,
    /**
     * What mutes the alarm and suppresses its actions, if anything does. EventBridge gets those alarms, too.
     */
    muteDetail: z.object({ mutedByArn: text }).optional().catch(undefined),
    state: z.object({ value: z.enum(STATES), reason: text, timestamp: text, actionsSuppressedBy: text }),
    configuration,
  }),
});

const dimensions = listOf(z.object({ name: z.string(), value: z.string() }));

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
      Dimensions: dimensions,
      /** For alarms on several metrics, such as an anomaly detector's. */
      Metrics: listOf(
        z.object({
          MetricStat: z.object({
            Metric: z.object({ MetricName: text, Namespace: text, Dimensions: dimensions }),
          }),
        }),
      ),
    })
    .optional()
    .catch(undefined),
});

const snsEnvelope = z.object({ Message: z.string(), TopicArn: z.string() });

/** CloudWatch's alarms, through an EventBridge rule, through an SNS topic, or through a rule whose target is a topic. */
export const readCloudWatch: ReadDelivery = ({ body, receivedAt }) => {
  const event = alarmEvent.safeParse(body).data;
  const alarm = event ? fromEvent(event) : fromSns(snsEnvelope.parse(body));
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

/** Undefined if it isn't news. An alarm that's deleted while it's on won't send anything more. */
function fromEvent(event: z.output<typeof alarmEvent>): Alarm | undefined {
  const { account, region, time, resources, detail } = event;
  const { alarmName: name, state, muteDetail, operation } = detail;
  const isStateChange = event['detail-type'] === 'CloudWatch Alarm State Change';
  const isDeleted = operation === 'delete';
  const isMuted = state.actionsSuppressedBy !== undefined || muteDetail !== undefined;
  if (!isDeleted && (!isStateChange || (isMuted && state.value === 'ALARM'))) return undefined;
  const [first] = detail.configuration.metrics.map(({ metricStat }) => metricStat.metric);
  return {
    arn: resources[0] ?? `${account}:${region}:${name}`,
    name,
    state: isDeleted ? 'OK' : state.value,
    changedAt: isDeleted ? time : (state.timestamp ?? time),
    description: detail.configuration.description,
    reason: state.reason,
    region,
    labels: { account, region, metric: first?.name, namespace: first?.namespace, ...first?.dimensions },
  };
}

/** Undefined for a message about something else, such as the one that SNS sends to confirm a subscription. */
function fromSns({ Message, TopicArn }: z.output<typeof snsEnvelope>): Alarm | undefined {
  const inside = parseJson(Message);
  const event = alarmEvent.safeParse(inside).data;
  if (event) return fromEvent(event);
  const message = alarmMessage.safeParse(inside).data;
  return message && fromNotification(message, TopicArn);
}

function fromNotification(message: z.output<typeof alarmMessage>, TopicArn: string): Alarm {
  const { AlarmName: name, AWSAccountId: account, Trigger: trigger } = message;
  const region = TopicArn.split(':')[3];
  const measured = trigger?.Metrics[0]?.MetricStat.Metric ?? trigger;
  const named = measured?.Dimensions.map((one) => [one.name, one.value] as const) ?? [];
  const about = { account, region, metric: measured?.MetricName, namespace: measured?.Namespace };
  return {
    arn: message.AlarmArn ?? `${account}:${region}:${name}`,
    name,
    state: message.NewStateValue,
    changedAt: message.StateChangeTime,
    description: message.AlarmDescription,
    reason: message.NewStateReason,
    region,
    labels: { ...about, ...Object.fromEntries(named) },
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
    links: [['CloudWatch', region && `https://${region}.${consoleOf(region)}/${page}`]],
  });
}

function consoleOf(region: string): string {
  if (region.startsWith('cn-')) return 'console.amazonaws.cn';
  return region.startsWith('us-gov-') ? 'console.amazonaws-us-gov.com' : 'console.aws.amazon.com';
}
