/** A template that osls wrote, as far as this reads it. */
export interface StackTemplate {
  Parameters?: Record<string, object>;
  Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>;
  Outputs?: Record<string, { Value: unknown; Export?: unknown }>;
}

/**
 * Params of serverless.yml that a plain stack takes as CloudFormation parameters. They're packaged with a marker as their
 * value, which is then replaced by a reference.
 */
export const PLAIN_PARAMETERS: Readonly<Record<string, { Default: string; Description: string }>> = {
  announceChannel: {
    Default: '#incidents',
    Description: 'Incidents and alarms are posted here. Invite Aegis.',
  },
  services: { Default: '', Description: 'Services that commands recognize, separated by commas' },
  alarmEmail: { Default: '', Description: 'Gets the alarms, too' },
  kmsKeyArn: { Default: '', Description: 'Your own KMS key for the table and the bucket' },
  protectTable: { Default: '', Description: 'true, once the first deployment has succeeded' },
};

export const markerOf = (name: string) => `marker-of-${name}`;

const parameterOf = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`;

/**
 * Turns osls's template into one for the AWS CLI or the console: the functions' zips are in a bucket of yours, under the
 * prefix that `CodePrefix` names, and the params are parameters.
 */
export function toPlainTemplate(template: StackTemplate): StackTemplate {
  const { Resources, Outputs = {}, ...rest } = replaceMarkers(template) as StackTemplate;
  const kept = Object.entries(Resources).filter(([id]) => !id.startsWith('ServerlessDeploymentBucket'));
  const resources = kept.map(([id, resource]) => [id, withOwnCode(id, resource)] as const);
  const outputs = Object.entries(Outputs).filter(([id]) => !id.startsWith('ServerlessDeploymentBucket'));
  const parameters = Object.entries(PLAIN_PARAMETERS).map(([name, about]) => [
    parameterOf(name),
    { Type: 'String', ...about },
  ]);
  return {
    ...rest,
    Parameters: {
      CodeBucket: { Type: 'String', Description: 'A bucket in this region that holds the zips' },
      CodePrefix: { Type: 'String', Default: '', Description: 'What the keys of the zips start with' },
      ...Object.fromEntries(parameters),
    },
    Resources: Object.fromEntries(resources),
    // Exports would let only one stack of this kind exist in a region.
    Outputs: Object.fromEntries(outputs.map(([id, { Export: _export, ...output }]) => [id, output])),
  };
}

function withOwnCode(id: string, resource: StackTemplate['Resources'][string]) {
  if (resource.Type !== 'AWS::Lambda::Function') return resource;
  const zip = `${id.replace('LambdaFunction', '').toLowerCase()}.zip`;
  const S3Key = { 'Fn::Sub': `\${CodePrefix}${zip}` };
  return {
    ...resource,
    Properties: { ...resource.Properties, Code: { S3Bucket: { Ref: 'CodeBucket' }, S3Key } },
  };
}

function replaceMarkers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(replaceMarkers);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaceMarkers(one)]));
  }
  const name = Object.keys(PLAIN_PARAMETERS).find((one) => value === markerOf(one));
  return name === undefined ? value : { Ref: parameterOf(name) };
}
