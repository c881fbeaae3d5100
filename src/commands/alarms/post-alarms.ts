import type { SNSEvent } from 'aws-lambda';
import { fromIso } from '../../base/timestamp.js';
import type { WorkerDeps } from '../../jobs/job-deps.js';
import { buildAlarmMessage } from './build-alarm-message.js';

type AlarmDeps = Pick<WorkerDeps, 'slack' | 'settings' | 'logger' | 'clock'>;

/**
 * Posts what the stack's topic publishes in the announcement channel, once however often SNS delivers it. Throws what
 * Slack refuses, so that Lambda tries again and then keeps the event. Returns how many were posted.
 *
 * It isn't a job: an alarm may be about the table or the queue, and has to arrive without them.
 */
export async function postAlarms(
  { slack, settings, logger, clock }: AlarmDeps,
  { event, stage }: { event: SNSEvent; stage: string },
): Promise<{ posted: number }> {
  const channel = settings.announcementChannel;
  let posted = 0;
  for (const { Sns } of event.Records) {
    const message = buildAlarmMessage(Sns.Message, stage);
    if (!message) continue;
    if (channel === undefined) {
      logger.error({ alarm: message.text }, 'an alarm went off, and there is no announcement channel');
      continue;
    }
    const since = fromIso(Sns.Timestamp) ?? clock.now();
    await slack.post(channel, message, { key: `alarm-${Sns.MessageId}`, since, mayExist: true });
    posted += 1;
  }
  return { posted };
}
