import {
  ChangeMessageVisibilityCommand,
  type ChangeMessageVisibilityCommandInput,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from '@aws-sdk/client-sqs';

/** What the queue asks of SQS. */
export interface SqsCalls {
  sendMessage(input: SendMessageCommandInput): Promise<unknown>;
  changeMessageVisibility(input: ChangeMessageVisibilityCommandInput): Promise<unknown>;
}

/** Gives up early, because the person has to get an answer within three seconds. */
export function createSqsCalls(region: string): SqsCalls {
  const client = new SQSClient({
    region,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
  });
  return {
    sendMessage: (input) => client.send(new SendMessageCommand(input)),
    changeMessageVisibility: (input) => client.send(new ChangeMessageVisibilityCommand(input)),
  };
}
