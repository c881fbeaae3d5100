import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALARM_METRICS, SCALING_POLICIES } from '../scripts/monthly-cost.js';
import { PLAIN_PARAMETERS, type StackTemplate } from '../scripts/plain-template.js';
import type { LambdaFunction, Setting } from '../src/app/config/setting.js';
import { SETTINGS } from '../src/app/config/settings-table.js';
import { SCHEDULES } from '../src/app/schedules.js';
import { ARCHIVES } from '../src/archive/archive-objects.js';
import { CONTENT_INDEX } from '../src/archive/content-index.js';
import { CONTENTS, UNUSED } from '../src/archive/content-store.js';
import definition from '../src/data/table/table.json' with { type: 'json' };
import { expiryEvent } from './lambda/events.js';
import { EXPORT_KEY, KEY, packageTemplates, STREAM, type VariantName } from './lambda/packaged-templates.js';
import { statementsOf } from './lambda/statements.js';
import { passes, type Template } from './lambda/template.js';

let templates: Record<VariantName, Template>;
let plain: StackTemplate;
let problems: string[];
beforeAll(async () => {
  ({ templates, plain, problems } = await packageTemplates());
});

const { describeTable } = createRequire(import.meta.url)('../deploy/table.cjs') as {
  describeTable(table: typeof definition): {
    arns: object[];
    resources: { Resources: Record<string, { Type: string; Properties: object }> };
  };
};

const sourceOf = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8');

it('passes the rules that AWS validates templates with, in every combination of params', () => {
  expect(problems).toEqual([]);
});

it('encrypts the table and the bucket with your own key, which every function may use', () => {
  const ownKey = templates.extended;
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

it('lets the worker, and nothing else, sign with the key for exports', () => {
  const signers = Object.entries(templates.extended.ofType('AWS::IAM::Role')).filter(([, { Properties }]) =>
    statementsOf(Properties).some(
      ({ actions, resources }) => actions.includes('kms:Sign') && resources.includes(EXPORT_KEY),
    ),
  );

  expect(signers.map(([id]) => id)).toEqual(['WorkerRole']);
  expect(JSON.stringify(templates.prod.resources)).not.toContain('kms:Sign');
});

const STAGES = ['dev', 'prod'] as const;

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

  it.each(STAGES)('is kept, backed up and encrypted in %s', (stage) => {
    expect(templates[stage].of('Table')).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expires_at', Enabled: true },
    });
  });

  it('goes when the deployment that creates it fails, and stays in every other case', () => {
    const { Table, Bucket, StreamFailures } = templates.prod.resources;

    for (const resource of [Table, Bucket, StreamFailures]) {
      expect(resource).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      });
    }
    // Protection would keep a failed deployment from removing the table.
    expect(templates.prod.of('Table')).not.toHaveProperty('DeletionProtectionEnabled');
    expect(templates.extended.of('Table')).toHaveProperty('DeletionProtectionEnabled', true);
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

describe('a fourth index in table.json', () => {
  const [first] = definition.Properties.GlobalSecondaryIndexes;
  const GlobalSecondaryIndexes = [
    ...definition.Properties.GlobalSecondaryIndexes,
    { ...first, IndexName: 'GSI4' } as typeof first,
  ];
  const extended = {
    ...definition,
    Properties: { ...definition.Properties, GlobalSecondaryIndexes },
  } as typeof definition;

  it('gets throughput, scaling, and a place in the roles', () => {
    const { arns, resources } = describeTable(extended);

    const { Table, ...scaling } = resources.Resources;
    const { GlobalSecondaryIndexes: indexes } = (Table ?? { Properties: {} })
      .Properties as typeof extended.Properties;
    const throughputs = indexes.map((index) => Object.entries(index).find(([key]) => /Throughput/.test(key)));
    expect(throughputs).toEqual(Array(4).fill(throughputs[0]));
    expect(JSON.stringify(throughputs[3])).toContain('ReadCapacityUnits');
    // A target and a policy for reads and for writes, of the table and four indexes.
    expect(Object.keys(scaling)).toHaveLength(20);
    expect(JSON.stringify(scaling)).toContain('"index","GSI4"');
    expect(JSON.stringify(arns.at(-1))).toContain('"index","GSI4"');
  });
});

describe('a restored table and bucket', () => {
  const functions = ['Http', 'Worker', 'Archiver', 'Sweep', 'Schedule'];

  it('takes the place of the stack’s own, in every function and role', () => {
    const { restored } = templates;

    const { resources } = restored;
    expect(Object.keys(resources)).not.toEqual(expect.arrayContaining(['Table']));
    expect(resources.Bucket).toBeUndefined();
    expect(restored.ofType('AWS::ApplicationAutoScaling::ScalableTarget')).toEqual({});
    for (const name of functions) {
      const { Variables } = restored.of(`${name}LambdaFunction`).Environment as { Variables: object };
      expect(Variables).toMatchObject({ AEGIS_TABLE: 'restored', AEGIS_BUCKET: 'restored-bucket' });
      const statements = JSON.stringify(statementsOf(restored.of(`${name}Role`)));
      expect(statements).toContain('arn:aws:dynamodb:eu-west-1:123456789012:table/restored');
      expect(statements).toContain('arn:aws:s3:::restored-bucket');
    }
    const rest = JSON.stringify(resources);
    expect(rest).not.toContain('{"Ref":"Table"}');
    expect(rest).not.toContain('{"Fn::GetAtt":["Table"');
    expect(rest).not.toContain('{"Ref":"Bucket"}');
    expect(rest).not.toContain('{"Fn::GetAtt":["Bucket"');
    expect(restored.of('ArchiverEventSourceMappingDynamodbTable').EventSourceArn).toBe(STREAM);
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

    const objects = new RegExp(
      `^arn:(Bucket/(${[ARCHIVES, CONTENTS, UNUSED, CONTENT_INDEX].join('|')})|StreamFailures/aws/lambda/)\\*$`,
    );
    const secrets = /:parameter\/aegis\/(?:dev|prod)\/secrets\/\*$/;
    const loose = statements.flatMap(({ actions, resources }) => [
      ...actions.filter((action) => !/^[a-z0-9]+:[A-Z][A-Za-z]+$/.test(action)),
      ...resources.filter(
        (resource) => resource.includes('*') && !objects.test(resource) && !secrets.test(resource),
      ),
    ]);
    expect(loose).toEqual([]);
  });

  it('may use AWS-wide resources only for tracing, the network and the model', () => {
    const extended = Object.values(templates.extended.ofType('AWS::IAM::Role'));
    const loose = extended.flatMap(({ Properties }) =>
      statementsOf(Properties).filter(({ resources }) => resources.includes('*')),
    );

    const families = new Set(loose.flatMap(({ actions }) => actions.map((action) => action.split(':')[0])));
    expect([...families].sort()).toEqual(['ec2', 'xray']);
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

  it('let only the archiver and the sweep delete items, and only the sweep delete an archive', () => {
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
    const prefixes = [CONTENTS, UNUSED, ARCHIVES];
    expect(deleted.every((resource) => prefixes.some((prefix) => resource.includes(prefix)))).toBe(true);
    const ofArchives = statements.filter(([, all]) =>
      all.some(
        ({ actions, resources }) =>
          actions.includes('s3:DeleteObject') && resources.some((one) => one.includes(ARCHIVES)),
      ),
    );
    // It replaces archives that have words which were deleted since; the bucket keeps earlier versions.
    expect(ofArchives.map(([id]) => id)).toEqual(['SweepRole']);
    const ofTexts = statements.filter(([, all]) =>
      all.some(
        ({ actions, resources }) =>
          actions.includes('s3:DeleteObject') && resources.some((one) => one.includes(CONTENTS)),
      ),
    );
    // A long text is deleted with its message.
    expect(ofTexts.map(([id]) => id)).toEqual(['HttpRole', 'WorkerRole', 'SweepRole', 'ScheduleRole']);
  });

  it('read only the secrets that the function names, and those that aegis.yml does where it is used', () => {
    for (const name of ['Http', 'Worker', 'Schedule', 'Archiver', 'Sweep']) {
      const environment = templates.prod.of(`${name}LambdaFunction`).Environment as {
        Variables: Record<string, string>;
      };
      const { Variables } = environment;
      const named = Object.keys(Variables).filter((key) => key.endsWith('_PARAMETER'));
      const statements = statementsOf(templates.prod.of(`${name}Role`));
      const reads = statements.filter(({ actions }) => actions.includes('ssm:GetParameters'));
      const isOfProcess = ({ resources }: (typeof reads)[number]) =>
        resources.every((resource) => resource.endsWith('parameter/aegis/prod/secrets/*'));
      const readable = reads.filter((read) => !isOfProcess(read));

      expect(reads.filter(isOfProcess)).toHaveLength(['Http', 'Worker', 'Schedule'].includes(name) ? 1 : 0);
      expect(readable).toHaveLength(named.length);
      for (const key of named) {
        expect(readable.some(({ resources }) => resources[0]?.endsWith(`parameter${Variables[key]}`))).toBe(
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

  it('isolates a failing record and keeps it whole', () => {
    expect(templates.prod.of('ArchiverEventSourceMappingDynamodbTable')).toMatchObject({
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['StreamFailures', 'Arn'] } } },
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

it.each(['Bucket', 'StreamFailures'])('has a %s that is versioned, encrypted, private and TLS only', (id) => {
  const bucket = templates.prod.of(id);

  expect(bucket).toMatchObject({
    VersioningConfiguration: { Status: 'Enabled' },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
  });
  expect(JSON.stringify(bucket.BucketEncryption)).toContain('"aws:kms"');
  // S3 doesn't move objects under 128 KB, so a transition would do nothing for archives of 20 KB.
  expect(JSON.stringify(bucket.LifecycleConfiguration)).not.toContain('Transition');
  expect(JSON.stringify(templates.prod.of(`${id}Policy`))).toContain('"Deny"');
  expect(JSON.stringify(templates.prod.of(`${id}Policy`))).toContain('{"aws:SecureTransport":"false"}');
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
    ...['JobsFailed', 'UnfilledGaps', 'Throttles', '4xx', '5xx'],
  ];

  it.each(METRICS)('has an alarm and a graph for %s', (metric) => {
    const alarms = Object.values(templates.extended.ofType('AWS::CloudWatch::Alarm'));

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

    expect(JSON.parse(body)).toHaveProperty('widgets.length', 8);
    const used = [...body.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1]);
    expect([...new Set(used)].sort()).toEqual(Object.keys(values).sort());
  });

  it.each([
    ['ModelFallbacks', 'src/summaries/with-fallback.ts'],
    ['JobsFailed', 'src/jobs/after-failure.ts'],
    ['UnfilledGaps', 'src/app/lambda/schedule-handler.ts'],
  ])('counts %s by the message that is logged', (filter, source) => {
    const { FilterPattern, MetricTransformations } = templates.extended.of(filter);

    const message = /"([^"]+)"/.exec(String(FilterPattern))?.[1] ?? '';
    expect(sourceOf(source)).toContain(`'${message}'`);
    expect(MetricTransformations).toMatchObject([
      { MetricNamespace: 'Aegis', Dimensions: [{ Key: 'Stage', Value: '$.stage' }] },
    ]);
  });

  it('reaches the announcement channel by default, and a mailbox on request', () => {
    const subscriptions = (variant: VariantName) =>
      Object.values(templates[variant].ofType('AWS::SNS::Subscription')).map(
        ({ Properties }) => Properties.Protocol,
      );

    expect(subscriptions('prod')).toEqual(['lambda']);
    expect(subscriptions('extended').sort()).toEqual(['email', 'lambda']);
    const { Variables } = templates.prod.of('ScheduleLambdaFunction').Environment as { Variables: object };
    expect(Variables).toHaveProperty('AEGIS_ANNOUNCE_CHANNEL', '#incidents');
    expect(templates.prod.of('AlarmMessagesPermission')).toMatchObject({
      Principal: 'sns.amazonaws.com',
      SourceArn: { Ref: 'AlarmTopic' },
    });
  });

  it('has alarms on Aegis’s own metrics only while they are written', () => {
    const FROM_LOGS = ['JobsFailed', 'UnfilledGaps'];
    const own = (variant: VariantName) =>
      Object.values(templates[variant].ofType('AWS::CloudWatch::Alarm')).filter(
        ({ Properties }) =>
          Properties.Namespace === 'Aegis' && !FROM_LOGS.includes(String(Properties.MetricName)),
      ).length;

    expect({ prod: own('prod'), extended: own('extended') }).toEqual({ prod: 4, extended: 5 });
    expect(own('restored')).toBe(1);
  });

  // Each is billed at 0.10 dollars a month.
  it('looks at as many metrics as scripts/monthly-cost.ts says, and has as many scaling policies', () => {
    const alarms = Object.values(templates.prod.ofType('AWS::CloudWatch::Alarm'));
    const metrics = alarms.flatMap(({ Properties }) =>
      ((Properties.Metrics ?? [{ MetricStat: {} }]) as { MetricStat?: object }[]).filter(
        ({ MetricStat }) => MetricStat !== undefined,
      ),
    );

    expect(metrics).toHaveLength(ALARM_METRICS);
    const policies = templates.dev.ofType('AWS::ApplicationAutoScaling::ScalingPolicy');
    expect(Object.keys(policies)).toHaveLength(SCALING_POLICIES);
    // Metrics by route would be eight more, at 0.30 each.
    expect(templates.prod.of('HttpApiStage').DefaultRouteSettings).not.toHaveProperty(
      'DetailedMetricsEnabled',
    );
  });
});

it('has exactly the schedules of the code, each for a function that may run it', () => {
  const schedules = Object.values(templates.prod.ofType('AWS::Scheduler::Schedule'));

  const declared = schedules.map(({ Properties }) => {
    const { Input, Arn } = Properties.Target as { Input: string; Arn: { 'Fn::GetAtt': string[] } };
    const [target] = Arn['Fn::GetAtt'];
    return { task: JSON.parse(Input).task, expression: Properties.ScheduleExpression, target };
  });

  for (const { Properties } of schedules) {
    const { RetryPolicy, DeadLetterConfig } = Properties.Target as Record<string, { [key: string]: number }>;
    expect(RetryPolicy?.MaximumRetryAttempts).toBeLessThanOrEqual(3);
    expect(RetryPolicy?.MaximumEventAgeInSeconds).toBeLessThanOrEqual(900);
    expect(DeadLetterConfig).toEqual({ Arn: { 'Fn::GetAtt': ['ScheduleDeadLetters', 'Arn'] } });
  }
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

it.each(['Schedule', 'Sweep'])('keeps what %s could not do when it was asked asynchronously', (name) => {
  expect(templates.prod.of(`${name}Invocations`)).toMatchObject({
    FunctionName: { Ref: `${name}LambdaFunction` },
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['ScheduleDeadLetters', 'Arn'] } } },
  });
});

it.each(['Table', 'Bucket', 'StreamFailures', 'Queue', 'DeadLetters', 'ScheduleDeadLetters', 'AlarmTopic'])(
  'tags %s with its service and stage',
  (id) => {
    expect(templates.prod.of(id).Tags).toEqual([
      { Key: 'service', Value: 'aegis' },
      { Key: 'stage', Value: 'prod' },
    ]);
  },
);

describe('params', () => {
  const modelResources = (variant: VariantName) =>
    statementsOf(templates[variant].of('WorkerRole')).find(({ actions }) =>
      actions.includes('bedrock:InvokeModel'),
    )?.resources;

  it('let the worker, and only it, call the model, what is behind it and the guardrail', () => {
    const bedrock = 'arn:aws:bedrock';
    const model = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
    expect(modelResources('extended')).toEqual([
      `${bedrock}:eu-west-1:123456789012:inference-profile/global.${model}`,
      `${bedrock}:eu-west-1::foundation-model/${model}`,
      `${bedrock}:::foundation-model/${model}`,
      `${bedrock}:eu-west-1:123456789012:guardrail/gr12ab34`,
    ]);
    const others = Object.entries(templates.extended.ofType('AWS::IAM::Role')).filter(
      ([id]) => id !== 'WorkerRole',
    );
    expect(JSON.stringify(others)).not.toContain('bedrock:');
    expect(JSON.stringify(templates.prod.resources)).not.toContain('bedrock:');
  });

  it('add the ARNs of a list separated by commas', () => {
    expect(modelResources('restored')).toEqual(
      ['amazon.nova-lite-v1:0', 'a', 'b'].map(
        (name) => `arn:aws:bedrock:eu-west-1::foundation-model/${name}`,
      ),
    );
  });

  it('put the functions that read the cache into its network', () => {
    const { extended, prod } = templates;

    for (const name of ['Http', 'Worker', 'Schedule']) {
      const { Environment, VpcConfig } = extended.of(`${name}LambdaFunction`);
      expect(JSON.stringify(Environment)).toContain('{Cache.PrimaryEndPoint.Address}');
      expect(VpcConfig).toMatchObject({ SecurityGroupIds: [{ Ref: 'FunctionGroup' }] });
    }
    expect(extended.of('Cache')).toMatchObject({ Engine: 'valkey', TransitEncryptionEnabled: true });
    expect(prod.ofType('AWS::EC2::VPC')).toEqual({});
  });

  it('keep instances warm behind the API', () => {
    const alias = Object.values(templates.extended.ofType('AWS::Lambda::Alias'))[0]?.Properties;

    expect(alias?.ProvisionedConcurrencyConfig).toEqual({ ProvisionedConcurrentExecutions: 2 });
    expect(templates.prod.ofType('AWS::Lambda::Alias')).toEqual({});
  });

  it('trace every function', () => {
    const traced = (variant: VariantName) =>
      Object.values(templates[variant].ofType('AWS::Lambda::Function')).map(
        ({ Properties }) => Properties.TracingConfig,
      );

    expect(traced('extended')).toEqual(Array(5).fill({ Mode: 'Active' }));
    expect(traced('prod')).toEqual(Array(5).fill(undefined));
  });

  it('copy the bucket and the table to another region', () => {
    expect(JSON.stringify(templates.extended.of('Bucket').ReplicationConfiguration)).toContain(':aegis-copy');
    expect(JSON.stringify(templates.extended.of('TableBackup'))).toContain('"S3Bucket\\":\\"aegis-copy');
    expect(templates.prod.resources.TableBackup).toBeUndefined();
  });
});

describe('the plain template', () => {
  it('takes the zips from a bucket of yours, and the params as parameters', () => {
    const functions = Object.entries(plain.Resources).filter(
      ([, { Type }]) => Type === 'AWS::Lambda::Function',
    );

    const keys = functions.map(([, { Properties }]) => JSON.stringify(Properties?.Code));
    expect(keys.every((code) => /"Ref":"CodeBucket".*CodePrefix\}\w+\.zip/.test(code))).toBe(true);
    expect(new Set(keys).size).toBe(5);
    expect(Object.keys(plain.Parameters ?? {})).toHaveLength(Object.keys(PLAIN_PARAMETERS).length + 2);
    expect(JSON.stringify(plain)).not.toContain('marker-of');
    expect(JSON.stringify(plain)).not.toContain('ServerlessDeploymentBucket');
    expect(plain.Resources.HttpLambdaFunction?.Properties?.Environment).toHaveProperty(
      'Variables.AEGIS_ANNOUNCE_CHANNEL',
      { Ref: 'AnnounceChannel' },
    );
  });
});

it('needs no more from the role that deploys than its policy allows', () => {
  const { Statement } = JSON.parse(sourceOf('deploy/deployer-policy.json')) as {
    Statement: { Action: string | string[] }[];
  };
  const actions = Statement.flatMap(({ Action }) => Action);
  const services = new Set(actions.map((action) => action.split(':')[0]));

  const types = new Set(
    [templates.dev, templates.extended].flatMap(({ resources }) =>
      Object.values(resources).map(({ Type }) => Type),
    ),
  );
  const PREFIXES: Record<string, string> = {
    ApiGatewayV2: 'apigateway',
    ApplicationAutoScaling: 'application-autoscaling',
  };
  const needed = [...types].map((type) => {
    const service = type.split('::')[1] ?? '';
    return PREFIXES[service] ?? service.toLowerCase();
  });
  expect([...new Set(needed)].filter((service) => !services.has(service))).toEqual([]);
  expect(actions).toEqual(
    expect.arrayContaining([
      'cloudformation:ValidateTemplate',
      'iam:CreateServiceLinkedRole',
      'iam:PassRole',
      'kms:CreateGrant',
    ]),
  );
});
