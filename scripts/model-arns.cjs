// @ts-check
/**
 * What the worker may call on Bedrock, for serverless.yml: `${file(scripts/model-arns.cjs)}`. Derived from the param
 * `modelId`, so that a profile works without listing ARNs; `modelArns` adds what an id doesn't say.
 *
 * Sources: "IAM policy requirements" of docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
 * and global-cross-region-inference.html. osls loads CommonJS only.
 */
const GEOGRAPHIES = require('../src/summaries/bedrock/profile-geographies.json');

/** Stands for the model in a deployment without one, where the statement isn't used. */
const NO_MODEL = 'none';

module.exports = async ({ resolveVariable }) => {
  const [modelId, modelArns, guardrailId] = await Promise.all(
    ['modelId', 'modelArns', 'guardrailId'].map((name) => resolveVariable(`param:${name}`)),
  );
  return [
    ...arnsOf(modelId || NO_MODEL),
    ...(guardrailId ? [guardrailArn(guardrailId)] : []),
    ...readList(modelArns),
  ];
};

function arnsOf(modelId) {
  const [, name = modelId] =
    /^arn:[^/]*:(?:foundation-model|inference-profile)\/([^/]+)$/.exec(modelId) ?? [];
  if (name.startsWith('arn:')) return [modelId];
  const geography = GEOGRAPHIES.find((prefix) => name.startsWith(`${prefix}.`));
  if (!geography) return [modelId.startsWith('arn:') ? modelId : inRegion(name)];
  const profile = modelId.startsWith('arn:') ? modelId : ofAccount(`inference-profile/${name}`);
  const model = name.slice(geography.length + 1);
  return geography === 'global'
    ? [profile, inRegion(model), sub(`arn:\${AWS::Partition}:bedrock:::foundation-model/${model}`)]
    : // AWS adds regions to a geography, so they aren't listed.
      [profile, sub(`arn:\${AWS::Partition}:bedrock:*::foundation-model/${model}`)];
}

function guardrailArn(id) {
  return id.startsWith('arn:') ? id : ofAccount(`guardrail/${id}`);
}

function inRegion(model) {
  return sub(`arn:\${AWS::Partition}:bedrock:\${AWS::Region}::foundation-model/${model}`);
}

function ofAccount(resource) {
  return sub(`arn:\${AWS::Partition}:bedrock:\${AWS::Region}:\${AWS::AccountId}:${resource}`);
}

function sub(text) {
  return { 'Fn::Sub': text };
}

/** A list in serverless.yml; on the command line, a string: `a,b`, `a b` or a JSON list. */
function readList(value) {
  const items = typeof value === 'string' ? value.split(/[\s,"'[\]]+/) : (value ?? []);
  return items.filter(Boolean);
}
