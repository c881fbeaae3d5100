import type {
  ALBEvent,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  AttributeValue,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  SNSEvent,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda';
import type { SignedRequest } from 'slack-simulator';

interface Shape extends Partial<SignedRequest> {
  method?: string;
  path?: string;
  /** Whether the front end passes the body in base64, as it does for media types that it considers binary. */
  base64?: boolean;
}

const SOURCE_IP = '203.0.113.7';

function read({ method = 'POST', path = '/slack/events', headers = {}, body, base64 = false }: Shape) {
  const encoded = base64 && body !== undefined ? Buffer.from(body).toString('base64') : body;
  return { method, path, headers, body: encoded, isBase64Encoded: base64 };
}

/** As in "Create AWS Lambda proxy integrations for HTTP APIs", payload format 2.0: header names in lower case. */
export function apiGatewayV2(shape: Shape): APIGatewayProxyEventV2 {
  const { method, path, headers, body, isBase64Encoded } = read(shape);
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { 'x-forwarded-for': SOURCE_IP, 'x-forwarded-proto': 'https', ...headers },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api-id',
      domainName: 'id.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'id',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: SOURCE_IP, userAgent: 'Slackbot 1.0' },
      requestId: 'id',
      routeKey: `${method} ${path}`,
      stage: '$default',
      time: '12/Mar/2026:19:03:58 +0000',
      timeEpoch: 1773342238000,
    },
    ...(body !== undefined && { body }),
    isBase64Encoded,
  };
}

/** As in "Lambda proxy integrations in API Gateway", payload format 1.0: names as sent, every value twice. */
function apiGatewayV1(shape: Shape): APIGatewayProxyEvent {
  const { method, path, headers, body, isBase64Encoded } = read(shape);
  const named = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.replace(/(^|-)[a-z]/g, upper), value]),
  );
  return {
    resource: path,
    path,
    httpMethod: method,
    headers: named,
    multiValueHeaders: inLists(named),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId: 'id',
      authorizer: undefined,
      domainName: 'id.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'id',
      extendedRequestId: 'request-id',
      httpMethod: method,
      identity: { ...NOBODY, sourceIp: SOURCE_IP, userAgent: 'Slackbot 1.0' },
      path: `/prod${path}`,
      protocol: 'HTTP/1.1',
      requestId: 'id=',
      requestTimeEpoch: 1583349317135,
      resourceId: 'abc123',
      resourcePath: path,
      stage: 'prod',
    },
    body: body ?? null,
    isBase64Encoded,
  };
}

const NOBODY = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
};

/** As in "Use Lambda functions as targets of an Application Load Balancer". */
function loadBalancer(shape: Shape): ALBEvent {
  const { method, path, headers, body, isBase64Encoded } = read(shape);
  return {
    requestContext: { elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:us-east-2:123456789012:x' } },
    httpMethod: method,
    path,
    queryStringParameters: {},
    headers: { 'x-forwarded-for': SOURCE_IP, 'x-forwarded-port': '443', ...headers },
    body: body ?? '',
    isBase64Encoded,
  };
}

/** The same with multi-value headers enabled for the target group. */
function loadBalancerMulti(shape: Shape): ALBEvent {
  const { headers, queryStringParameters: _none, ...event } = loadBalancer(shape);
  return { ...event, multiValueHeaders: inLists(headers ?? {}), multiValueQueryStringParameters: {} };
}

/** As in "Lambda functions as targets in VPC Lattice", event structure version 1. */
function lattice1(shape: Shape): object {
  const { method, path, headers, body, isBase64Encoded } = read(shape);
  return {
    raw_path: `${path}?`,
    method,
    headers: { 'x-forwarded-for': SOURCE_IP, ...headers },
    query_string_parameters: {},
    body: body ?? '',
    is_base64_encoded: isBase64Encoded,
  };
}

/** The same, event structure version 2. */
function lattice2(shape: Shape): object {
  const { method, path, headers, body, isBase64Encoded } = read(shape);
  const arn = 'arn:aws:vpc-lattice:ap-southeast-2:123456789012';
  return {
    version: '2.0',
    path,
    method,
    headers: inLists({ 'x-forwarded-for': SOURCE_IP, ...headers }),
    queryStringParameters: {},
    body,
    isBase64Encoded,
    requestContext: {
      serviceNetworkArn: `${arn}:servicenetwork/sn-0bf3f2882e9cc805a`,
      serviceArn: `${arn}:service/svc-0a40eebed65f8d69c`,
      targetGroupArn: `${arn}:targetgroup/tg-6d0ecf831eec9f09`,
      identity: { sourceVpcArn: 'arn:aws:ec2:ap-southeast-2:123456789012:vpc/vpc-0b8276c84697e7339' },
      region: 'ap-southeast-2',
      timeEpoch: '1690497599177430',
    },
  };
}

function inLists(headers: Readonly<Record<string, string | undefined>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? '']]));
}

function upper(letters: string): string {
  return letters.toUpperCase();
}

export const HTTP_SHAPES = {
  apiGatewayV1,
  apiGatewayV2,
  loadBalancer,
  loadBalancerMulti,
  lattice1,
  lattice2,
};

interface Message {
  body: string;
  lane?: string;
  id?: string;
}

/** As in "Using Lambda with Amazon SQS", from a first-in-first-out queue. */
export function sqsEvent(messages: readonly Message[]): SQSEvent {
  return { Records: messages.map(sqsRecord) };
}

function sqsRecord({ body, lane = 'lane', id }: Message, index: number): SQSRecord {
  const messageId = id ?? `11d6ee51-4cc7-4302-9e22-7cd8afda${String(index).padStart(4, '0')}`;
  return {
    messageId,
    receiptHandle: `receipt-${messageId}`,
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1573251510774',
      SequenceNumber: '18849496460467696128',
      MessageGroupId: lane,
      SenderId: 'AIDAIO23YVJENQZJOL4VO',
      MessageDeduplicationId: messageId,
      ApproximateFirstReceiveTimestamp: '1573251510774',
    },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-2:123456789012:fifo.fifo',
    awsRegion: 'us-east-2',
  };
}

/** As in "Invoking Lambda functions with Amazon SNS notifications". */
export function snsEvent(message: string, timestamp: string): SNSEvent {
  const topic = 'arn:aws:sns:us-east-1:123456789012:alarms';
  return {
    Records: [
      {
        EventVersion: '1.0',
        EventSubscriptionArn: `${topic}:21be56ed-a058-49f5-8c98-aedd2564c486`,
        EventSource: 'aws:sns',
        Sns: {
          SignatureVersion: '1',
          Timestamp: timestamp,
          Signature: 'tcc6faL2yUC6dgZdmrwh1Y4cGa/ebXEkAi6RibDsvpi+tE/1+82j...65r==',
          SigningCertUrl: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService.pem',
          MessageId: '95df01b4-ee98-5cb9-9903-4c221d41eb5e',
          Message: message,
          MessageAttributes: {},
          Type: 'Notification',
          UnsubscribeUrl: 'https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe',
          TopicArn: topic,
          Subject: 'ALARM',
        },
      },
    ],
  };
}

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['OldImage']>;

/** As in "Using Lambda with Amazon DynamoDB", for an item that DynamoDB's own expiry removed. */
export function expiryEvent(images: readonly Image[]): DynamoDBStreamEvent {
  return {
    Records: images.map((OldImage, index) => ({
      eventID: String(index + 1),
      eventName: 'REMOVE',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
      dynamodb: {
        ApproximateCreationDateTime: 1771000000,
        Keys: { PK: OldImage.PK as AttributeValue, SK: OldImage.SK as AttributeValue },
        OldImage,
        SequenceNumber: `442158450000000001745043909${index}`,
        SizeBytes: 26,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN:
        'arn:aws:dynamodb:us-east-1:123456789012:table/aegis-incidents/stream/2026-01-01T00:00:00.000',
    })),
  };
}
