import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { STAGES, type Stage } from '../scripts/package.js';
import type { LambdaFunction, Setting } from '../src/app/config/setting.js';
import { SETTINGS } from '../src/app/config/settings-table.js';
import { SCHEDULES } from '../src/app/schedules.js';
import { ARCHIVES } from '../src/archive/archive-objects.js';
import { CONTENTS, UNUSED } from '../src/archive/content-store.js';
import definition from '../src/data/table/table.json' with { type: 'json' };
import { expiryEvent } from './lambda/events.js';
import { KEY, MODEL, packageTemplates, passes, statementsOf, type Template } from './lambda/template.js';

let templates: Record<Stage, Template>;
let ownKey: Template;
let problems: string[];
beforeAll(async () => {
  ({ templates, ownKey, problems } = await packageTemplates());
});

const sourceOf = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8');

it('passes the rules that AWS validates templates with', () => {
  expect(problems).toEqual([]);
});

it('lets the worker, and only it, call the model, what is behind it and the guardrail', () => {
  const calls = (template: Template) =>
    Object.keys(template.ofType('AWS::IAM::Role')).flatMap((role) =>
      statementsOf(template.of(role))
        .filter(({ actions }) => actions.some((action) => action.startsWith('bedrock:')))
        .map(({ resources }) => ({ role, resources })),
    );

  const [call, ...others] = calls(ownKey);
  expect(call?.role).toBe('WorkerRole');
  expect(others).toEqual([]);
  for (const part of [
    `inference-profile/${MODEL.modelId}`,
    ...MODEL.modelArns.split(','),
    `guardrail/${MODEL.guardrailId}`,
  ]) {
    expect(call?.resources.filter((arn) => arn.includes(part))).toHaveLength(1);
  }
  expect(calls(templates.prod)).toEqual([]);
});

it('encrypts the table and the bucket with your own key, which every function may use', () => {
  expect(ownKey.of('Table').SSESpecification).toMatchObject({ KMSMasterKeyId: KEY });
  expect(JSON.stringify(ownKey.of('Bucket').BucketEncryption)).toContain(KEY);
  for (const name of ['Http', 'Worker', 'Archiver', 'Sweep', 'Schedule']) {
    const uses = statementsOf(ownKey.of(`${name}Role`)).filter(({ resources }) => resources.includes(KEY));
    expect(uses.flatMap(({ actions }) => actions)).toEqual([
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:GenerateDataKey',
    ]);
  }
  expect(JSON.stringify(templates.prod.resources)).not.toContain('kms:Decrypt');
});

describe('the table', () => {
  it.each(STAGES)('has the keys, indexes and projections of the specification in %s', (stage) => {
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = templates[stage].of('Table');

    const { Properties } = definition;
    expect({ AttributeDefinitions, KeySchema }).toEqual({
      AttributeDefinitions: Properties.AttributeDefinitions,
      KeySchema: Properties.KeySchema,
    });
    expect(GlobalSecondaryIndexes).toMatchObject(Properties.GlobalSecondaryIndexes);
    const projections = Properties.GlobalSecondaryIndexes.map(({ Projection }) => Projection.ProjectionType);
    expect(projections).toEqual(['ALL', 'ALL', 'INCLUDE']);
  });

  it.each(STAGES)('is protected and backed up in %s', (stage) => {
    expect(templates[stage].resources.Table?.DeletionPolicy).toBe('Retain');
    expect(templates[stage].of('Table')).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expires_at', Enabled: true },
    });
  });

  it('is billed per request in production', () => {
    const { TableName, BillingMode, ...table } = templates.prod.of('Table');

    expect({ TableName, BillingMode }).toEqual({
      TableName: 'aegis-incidents',
      BillingMode: 'PAY_PER_REQUEST',
    });
    expect(JSON.stringify(table)).not.toContain('ProvisionedThroughput');
    expect(templates.prod.ofType('AWS::ApplicationAutoScaling::ScalableTarget')).toEqual({});
  });

  it('has capacity that scales in development', () => {
    const { BillingMode, ProvisionedThroughput, GlobalSecondaryIndexes } = templates.dev.of('Table');

    const throughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
    expect({ BillingMode, ProvisionedThroughput }).toEqual({
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput: throughput,
    });
    expect(GlobalSecondaryIndexes).toMatchObject(Array(3).fill({ ProvisionedThroughput: throughput }));
    const targets = Object.values(templates.dev.ofType('AWS::ApplicationAutoScaling::ScalableTarget'));
    const scaled = targets.map(({ Properties }) =>
      JSON.stringify([Properties.ResourceId, Properties.ScalableDimension]),
    );
    // Reads and writes, of the table and three indexes.
    expect(new Set(scaled).size).toBe(8);
    const policies = Object.values(templates.dev.ofType('AWS::ApplicationAutoScaling::ScalingPolicy'));
    expect(new Set(policies.map(({ Properties }) => JSON.stringify(Properties.ScalingTargetId))).size).toBe(
      8,
    );
  });
});

describe('the roles', () => {
  const roles = () => Object.entries(templates.prod.ofType('AWS::IAM::Role'));

  it('exist once per function', () => {
    const functions = Object.values(templates.prod.ofType('AWS::Lambda::Function'));

    const used = functions.map(({ Properties }) => JSON.stringify(Properties.Role));

    expect(functions).toHaveLength(5);
    expect(new Set(used).size).toBe(5);
  });

  it('have no wildcards except for objects under a prefix', () => {
    const statements = roles().flatMap(([, role]) => statementsOf(role.Properties));

    const objects = new RegExp(`"/(${[ARCHIVES, CONTENTS, UNUSED].join('|')})\\*"`);
    const loose = statements.flatMap(({ actions, resources }) => [
      ...actions.filter((action) => !/^[a-z0-9]+:[A-Z][A-Za-z]+$/.test(action)),
      ...resources.filter((resource) => resource.includes('*') && !objects.test(resource)),
    ]);
    expect(loose).toEqual([]);
  });

  it('list only these actions', () => {
    const actions = new Set(
      roles().flatMap(([, role]) => statementsOf(role.Properties).flatMap((s) => s.actions)),
    );

    expect([...actions].sort()).toEqual(
      [
        ...[
          'GetItem',
          'BatchGetItem',
          'Query',
          'Scan',
          'PutItem',
          'UpdateItem',
          'DeleteItem',
          'ConditionCheckItem',
        ],
        ...['GetRecords', 'GetShardIterator', 'DescribeStream', 'ListStreams'],
      ]
        .map((name) => `dynamodb:${name}`)
        .concat('lambda:InvokeFunction', 'logs:CreateLogStream', 'logs:PutLogEvents')
        .concat('s3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject', 'ssm:GetParameters')
        .concat(['SendMessage', 'ReceiveMessage', 'DeleteMessage'].map((name) => `sqs:${name}`))
        .concat('sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes')
        .sort(),
    );
  });

  it('let only the archiver and the sweep delete items, and no function delete an archive', () => {
    const statements = roles().map(([id, role]) => [id, statementsOf(role.Properties)] as const);

    const deleters = statements.filter(([, all]) =>
      all.some(({ actions }) =>
        actions.some((action) => /^dynamodb:(Delete|BatchWrite|PartiQL)/.test(action)),
      ),
    );
    const deleted = statements.flatMap(([, all]) =>
      all.filter(({ actions }) => actions.includes('s3:DeleteObject')).flatMap(({ resources }) => resources),
    );
    expect(deleters.map(([id]) => id)).toEqual(['ArchiverRole', 'SweepRole']);
    expect(deleted.every((resource) => resource.includes(CONTENTS) || resource.includes(UNUSED))).toBe(true);
    const ofTexts = statements.filter(([, all]) =>
      all.some(
        ({ actions, resources }) =>
          actions.includes('s3:DeleteObject') && resources.some((one) => one.includes(CONTENTS)),
      ),
    );
    expect(ofTexts.map(([id]) => id)).toEqual(['SweepRole']);
  });

  it('read only the secrets that the function names', () => {
    for (const name of ['Http', 'Worker', 'Schedule', 'Archiver', 'Sweep']) {
      const environment = templates.prod.of(`${name}LambdaFunction`).Environment as {
        Variables: Record<string, string>;
      };
      const { Variables } = environment;
      const named = Object.keys(Variables).filter((key) => key.endsWith('_PARAMETER'));
      const statements = statementsOf(templates.prod.of(`${name}Role`));
      const readable = statements.filter(({ actions }) => actions.includes('ssm:GetParameters'));

      expect(readable).toHaveLength(named.length);
      for (const key of named) {
        expect(readable.some(({ resources }) => resources[0]?.endsWith(`parameter${Variables[key]}"}`))).toBe(
          true,
        );
      }
      expect(JSON.stringify(Variables)).not.toMatch(/xox|SLACK_BOT_TOKEN"|SLACK_SIGNING_SECRET"/);
    }
  });
});

describe('the environment of each function', () => {
  const FUNCTIONS: Record<LambdaFunction, string> = {
    http: 'Http',
    worker: 'Worker',
    schedule: 'Schedule',
    archiver: 'Archiver',
    sweep: 'Sweep',
  };

  it.each(Object.entries(FUNCTIONS))('has the settings that %s is declared to get', (name, logicalId) => {
    const { Variables } = templates.prod.of(`${logicalId}LambdaFunction`).Environment as {
      Variables: Record<string, string>;
    };

    const declared = Object.entries<Setting>(SETTINGS).flatMap(([setting, { functions, isSecret }]) =>
      functions?.includes(name as LambdaFunction) ? [isSecret ? `${setting}_PARAMETER` : setting] : [],
    );
    expect(Object.keys(Variables).sort()).toEqual(declared.sort());
  });
});

describe('the stream of the archiver', () => {
  const [record] = expiryEvent([{ PK: { S: 'INCIDENT#INC-000042' }, SK: { S: 'ARCHIVE#DUE' } }]).Records;
  const filter = () => {
    const { FilterCriteria } = templates.prod.of('ArchiverEventSourceMappingDynamodbTable');
    const { Filters } = FilterCriteria as { Filters: { Pattern: string }[] };
    expect(Filters).toHaveLength(1);
    return JSON.parse(Filters[0]?.Pattern ?? '');
  };

  it('passes expired items of incidents', () => {
    expect(passes(filter(), record)).toBe(true);
  });

  it.each([
    ['a write', { ...record, eventName: 'MODIFY' }],
    ['a deletion by a user', { ...record, userIdentity: undefined }],
    ['an expired request', { ...record, dynamodb: { Keys: { PK: { S: 'REQUEST#1' } } } }],
  ])('drops %s', (_what, other) => {
    expect(passes(filter(), other)).toBe(false);
  });

  it('isolates a failing record and keeps it', () => {
    expect(templates.prod.of('ArchiverEventSourceMappingDynamodbTable')).toMatchObject({
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['StreamDeadLetters', 'Arn'] } } },
    });
  });
});

describe('the queue', () => {
  it('hides a message for six times the timeout of the worker', () => {
    const { VisibilityTimeout } = templates.prod.of('Queue');
    const { Timeout } = templates.prod.of('WorkerLambdaFunction');

    expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * Number(Timeout));
  });

  it('keeps order, retries single messages, and has a dead-letter queue', () => {
    expect(templates.prod.of('Queue')).toMatchObject({
      FifoQueue: true,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] }, maxReceiveCount: 15 },
    });
    expect(templates.prod.of('DeadLetters')).toMatchObject({ FifoQueue: true });
    expect(templates.prod.of('WorkerEventSourceMappingSQSQueue')).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });
});

it('has a bucket that is versioned, encrypted, private, TLS only, and moves to colder storage', () => {
  const bucket = templates.prod.of('Bucket');

  expect(bucket).toMatchObject({
    VersioningConfiguration: { Status: 'Enabled' },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
  });
  expect(JSON.stringify(bucket.BucketEncryption)).toContain('"aws:kms"');
  const { Rules } = bucket.LifecycleConfiguration as {
    Rules: { Prefix?: string; Transitions?: { StorageClass: string }[] }[];
  };
  const classes = Rules.map(({ Prefix, Transitions = [] }) => [
    Prefix,
    ...Transitions.map((one) => one.StorageClass),
  ]);
  expect(classes).toEqual([[ARCHIVES, 'STANDARD_IA', 'GLACIER_IR'], [CONTENTS, 'STANDARD_IA'], [undefined]]);
  expect(JSON.stringify(templates.prod.of('BucketPolicy'))).toContain('"Deny"');
  expect(JSON.stringify(templates.prod.of('BucketPolicy'))).toContain('{"aws:SecureTransport":"false"}');
});

describe('monitoring', () => {
  /** The metrics of docs/data-access-patterns.md, and Aegis's own. */
  const METRICS = [
    ...['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits', 'UserErrors', 'SystemErrors'],
    ...[
      'ThrottledRequests',
      'SuccessfulRequestLatency',
      'ConditionalCheckFailedRequests',
      'TransactionConflict',
    ],
    ...['ApproximateNumberOfMessagesVisible', 'IteratorAge', 'Errors', 'ModelFallbacks', 'Latency'],
  ];

  it.each(METRICS)('has an alarm and a graph for %s', (metric) => {
    const alarms = Object.values(templates.prod.ofType('AWS::CloudWatch::Alarm'));

    const about = alarms.filter(({ Properties }) =>
      JSON.stringify(Properties).includes(`"MetricName":"${metric}"`),
    );

    expect(about.length).toBeGreaterThan(0);
    expect(JSON.stringify(templates.prod.of('Dashboard').DashboardBody)).toContain(metric);
  });

  it('notifies the topic of every alarm', () => {
    for (const { Properties } of Object.values(templates.prod.ofType('AWS::CloudWatch::Alarm'))) {
      expect(Properties.AlarmActions).toEqual([{ Ref: 'AlarmTopic' }]);
      expect(Properties.AlarmDescription).toBeTruthy();
    }
  });

  it('has a valid dashboard', () => {
    const { DashboardBody } = templates.prod.of('Dashboard') as {
      DashboardBody: { 'Fn::Sub': [string, object] };
    };
    const [body, values] = DashboardBody['Fn::Sub'];

    expect(JSON.parse(body)).toHaveProperty('widgets.length', 7);
    const used = [...body.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1]);
    expect([...new Set(used)].sort()).toEqual(Object.keys(values).sort());
  });

  it('counts model fallbacks by the message that is logged', () => {
    const { FilterPattern } = templates.prod.of('ModelFallbacks');

    const message = /"(.+)"/.exec(String(FilterPattern))?.[1] ?? '';
    expect(sourceOf('src/summaries/with-fallback.ts')).toContain(`'${message}'`);
  });
});

it('has exactly the schedules of the code, each for a function that may run it', () => {
  const schedules = Object.values(templates.prod.ofType('AWS::Scheduler::Schedule'));

  const declared = schedules.map(({ Properties }) => {
    const { Input, Arn } = Properties.Target as { Input: string; Arn: { 'Fn::GetAtt': string[] } };
    const [target] = Arn['Fn::GetAtt'];
    return { task: JSON.parse(Input).task, expression: Properties.ScheduleExpression, target };
  });

  const inOrder = (list: { task: string }[]) => [...list].sort((a, b) => (a.task < b.task ? -1 : 1));
  expect(inOrder(declared)).toEqual(
    inOrder(
      SCHEDULES.map(({ name, expression, needs }) => ({
        task: name,
        expression,
        target: needs === 'archive' ? 'SweepLambdaFunction' : 'ScheduleLambdaFunction',
      })),
    ),
  );
});

it.each([
  ['dev', 14, { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 }],
  ['prod', 90, { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 }],
] as const)('in %s keeps logs for %i days and throttles requests', (stage, days, limits) => {
  const groups = Object.values(templates[stage].ofType('AWS::Logs::LogGroup'));

  expect(groups.map(({ Properties }) => Properties.RetentionInDays)).toEqual(Array(5).fill(days));
  expect(templates[stage].of('HttpApiStage').DefaultRouteSettings).toMatchObject(limits);
});
