/**
 * The table, and what follows from its indexes: throughput, scaling, and the ARNs that roles name. Keys and indexes are in
 * src/data/table/table.json, which the embedded table uses too, so an index added there needs nothing else.
 */
const definition = require('../src/data/table/table.json');

const NOTHING = { Ref: 'AWS::NoValue' };

const ARN = {
  'Fn::If': [
    'OwnsTable',
    { 'Fn::GetAtt': ['Table', 'Arn'] },
    {
      'Fn::Sub':
        'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${param:existingTable}',
    },
  ],
};

const THROUGHPUT = {
  'Fn::If': [
    'IsProvisioned',
    { ReadCapacityUnits: '${param:minCapacity}', WriteCapacityUnits: '${param:minCapacity}' },
    NOTHING,
  ],
};

function buildTable({ Type, Properties }) {
  return {
    Type,
    Condition: 'OwnsTable',
    // If a deployment fails while creating the table, the table is removed, so that the next one can create it.
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      ...Properties,
      TableName: '${param:tableName}',
      BillingMode: '${param:billing}',
      ProvisionedThroughput: THROUGHPUT,
      GlobalSecondaryIndexes: Properties.GlobalSecondaryIndexes.map((index) => ({
        ...index,
        ProvisionedThroughput: THROUGHPUT,
      })),
      // Absent unless requested, so that a deployment doesn't turn off what `aegis doctor --fix` has turned on.
      DeletionProtectionEnabled: { 'Fn::If': ['ProtectsTable', true, NOTHING] },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: {
        SSEEnabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: { 'Fn::If': ['HasKey', '${param:kmsKeyArn}', NOTHING] },
      },
      Tags: [
        { Key: 'service', Value: 'aegis' },
        { Key: 'stage', Value: '${sls:stage}' },
      ],
    },
  };
}

/** Scales reads and writes of the table or an index, whose logical ids start with `prefix`. */
function scale(prefix, place, dimension) {
  return Object.fromEntries(
    ['Read', 'Write'].flatMap((kind) => [
      [`${prefix}${kind}s`, buildTarget({ kind, place, dimension })],
      [`${prefix}${kind}Scaling`, buildPolicy(prefix, kind)],
    ]),
  );
}

function buildTarget({ kind, place, dimension }) {
  return {
    Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    Condition: 'ScalesTable',
    Properties: {
      MinCapacity: '${param:minCapacity}',
      MaxCapacity: '${param:maxCapacity}',
      ServiceNamespace: 'dynamodb',
      ResourceId: { 'Fn::Join': ['/', ['table', { Ref: 'Table' }, ...place]] },
      ScalableDimension: `dynamodb:${dimension}:${kind}CapacityUnits`,
    },
  };
}

function buildPolicy(prefix, kind) {
  return {
    Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
    Condition: 'ScalesTable',
    Properties: {
      PolicyName: `${prefix.toLowerCase()}-${kind.toLowerCase()}s`,
      PolicyType: 'TargetTrackingScaling',
      ScalingTargetId: { Ref: `${prefix}${kind}s` },
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 70,
        PredefinedMetricSpecification: { PredefinedMetricType: `DynamoDB${kind}CapacityUtilization` },
      },
    },
  };
}

/** `GSI1` is `Gsi1` in logical ids. */
const logicalId = (index) => index[0] + index.slice(1).toLowerCase();

/** Everything about the table that serverless.yml and deploy/ use, from the content of table.json. */
function describeTable(table) {
  const indexes = table.Properties.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName);
  return {
    name: { 'Fn::If': ['OwnsTable', { Ref: 'Table' }, '${param:existingTable}'] },
    arn: ARN,
    /** Of the table and each of its indexes. */
    arns: [ARN, ...indexes.map((index) => ({ 'Fn::Join': ['/', [ARN, 'index', index]] }))],
    streamArn: {
      'Fn::If': ['OwnsTable', { 'Fn::GetAtt': ['Table', 'StreamArn'] }, '${param:existingTableStream}'],
    },
    resources: {
      Resources: Object.assign(
        { Table: buildTable(table) },
        scale('Table', [], 'table'),
        ...indexes.map((index) => scale(logicalId(index), ['index', index], 'index')),
      ),
    },
  };
}

module.exports = { ...describeTable(definition), describeTable };
