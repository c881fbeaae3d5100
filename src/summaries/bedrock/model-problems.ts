/** The kind of problem, which decides where the operator should look. */
type ProblemKind =
  | 'access'
  | 'credentials'
  | 'guardrail'
  | 'model'
  | 'model id'
  | 'network'
  | 'parameter'
  | 'profile'
  | 'quota'
  | 'region';

export interface ModelProblem {
  kind: ProblemKind;
  /** A clause that anyone may read: "the AWS credentials have expired". */
  reason: string;
  /** What the operator does next. */
  next: string;
  /** Whether the same request is likely to succeed soon. */
  isTransient?: true;
}

interface KnownProblem extends ModelProblem {
  /** Names of AWS exceptions, or codes of connection errors. */
  names: readonly string[];
  /** Only if AWS's message matches. */
  says?: RegExp;
}

const ANY_REFUSAL = ['AccessDeniedException', 'ValidationException', 'ResourceNotFoundException'];
const WAIT = 'Try again in a minute. If it stays, see the AWS Health Dashboard.';

/** The name of the error for a stream that ends before the answer does. */
export const INCOMPLETE_STREAM = 'IncompleteStream';

/**
 * What Bedrock's failures mean; the first match counts. The messages come from public reports in the repositories'
 * issues named next to them.
 */
export const MODEL_PROBLEMS: readonly KnownProblem[] = [
  {
    // anthropics/claude-code#9681, aws-samples/anthropic-on-aws#252
    names: ['AccessDeniedException'],
    says: /aws-marketplace/i,
    kind: 'access',
    reason: "this AWS account isn't subscribed to the model",
    next: "Call the model once as someone with aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions, for example in the Bedrock console's playground, and wait up to 15 minutes. Don't give these rights to Aegis.",
  },
  {
    // obot-platform/obot#6747
    names: ANY_REFUSAL,
    says: /use.case (?:details|form)/i,
    kind: 'access',
    reason: "this AWS account hasn't filled in Anthropic's use case form",
    next: 'Fill in the form: Bedrock console → Model catalog → a Claude model. It takes up to 15 minutes.',
  },
  {
    // pydantic/pydantic-ai#8170
    names: ANY_REFUSAL,
    says: /data retention mode/i,
    kind: 'access',
    reason: "this AWS account hasn't agreed to the data retention that the model requires",
    next: "Read the model card's data retention, then change the account's mode (bedrock:PutAccountDataRetention), or use another model.",
  },
  {
    // fizz.today/bedrock-inference-profiles-dynamic-routing
    names: ['AccessDeniedException'],
    says: /service control policy|explicit deny/i,
    kind: 'access',
    reason: 'a policy of the AWS organization denies it',
    next: 'Ask who manages the service control policies. A profile routes to all regions of its geography, and each has to be allowed.',
  },
  {
    names: ['AccessDeniedException'],
    says: /not authorized to perform/i,
    kind: 'access',
    reason: "Aegis's role isn't allowed to call the model",
    next: 'Allow bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream on the resource that AWS names. Deployed with `modelId`, the role gets what that model or profile needs; for an application inference profile, add the ARNs of the profile and of its models to `modelArns`.',
  },
  {
    names: ['AccessDeniedException'],
    kind: 'access',
    reason: 'this AWS account has no access to the model',
    next: 'Enable the model: Bedrock console → Model catalog, in the region that Aegis uses.',
  },
  {
    // stackblitz-labs/bolt.diy#1102. AWS writes a curly apostrophe.
    names: ['ValidationException'],
    says: /on-demand throughput/i,
    kind: 'profile',
    reason: 'the model can be called only through an inference profile',
    next: 'Set the model to an inference profile: its id with `eu.`, `us.`, `apac.` or `global.` in front. `aws bedrock list-inference-profiles` lists those of your region.',
  },
  {
    names: ['ValidationException'],
    says: /model identifier is invalid|not resolve the foundation model/i,
    kind: 'model id',
    reason: 'this region has no model or profile with that id',
    next: 'Check the spelling, and that the region belongs to the geography of the profile: `eu.` works only from Europe. `aws bedrock list-foundation-models` and `list-inference-profiles` show what there is.',
  },
  {
    // gsd-build/gsd-2#5425, BerriAI/litellm#28704
    names: ANY_REFUSAL,
    says: /end of its life|marked by provider as Legacy|Operation not allowed/i,
    kind: 'model id',
    reason: 'AWS has retired the model',
    next: 'Use a newer one: Bedrock console → Model catalog.',
  },
  {
    names: ['ResourceNotFoundException'],
    kind: 'region',
    reason: "this region doesn't have the model",
    next: 'Set the region to one that has it, or use an inference profile: `aws bedrock list-inference-profiles`.',
  },
  {
    names: ['ValidationException', 'ResourceNotFoundException'],
    says: /guardrail/i,
    kind: 'guardrail',
    reason: "the guardrail doesn't exist in this region",
    next: 'Check the id and version of the guardrail: `aws bedrock list-guardrails`.',
  },
  {
    names: ['ValidationException'],
    says: /too long|context (?:length|window)|maximum context/i,
    kind: 'model',
    reason: 'the incident is too long for the model',
    next: 'Use a model with a context window of at least 64,000 tokens.',
  },
  {
    names: ['ValidationException'],
    kind: 'parameter',
    reason: 'the model service refused the request as invalid',
    next: "Use another model, and report this one with AWS's message: Aegis leaves out what a model is known to reject.",
  },
  {
    // minorun365/agent-book#29: new accounts have a daily quota far below the default.
    names: ['ThrottlingException'],
    says: /per day/i,
    kind: 'quota',
    reason: "the model's tokens for today are used up",
    next: 'Ask for more: Service Quotas → Amazon Bedrock → tokens per day of the model. New accounts start far below the default.',
  },
  {
    names: ['ThrottlingException'],
    kind: 'quota',
    reason: 'the model is throttling requests',
    next: 'Try again in a minute. If it stays, ask for more requests and tokens per minute (Service Quotas → Amazon Bedrock), or use a profile that covers more regions.',
    isTransient: true,
  },
  {
    names: ['ServiceQuotaExceededException'],
    kind: 'quota',
    reason: 'the quota of the model service is used up',
    next: 'Ask for more: Service Quotas → Amazon Bedrock.',
  },
  {
    names: ['CredentialsProviderError'],
    kind: 'credentials',
    reason: 'no AWS credentials were found',
    next: 'Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; on AWS, give Aegis a role.',
  },
  {
    names: ['ExpiredTokenException', 'ExpiredToken'],
    kind: 'credentials',
    reason: 'the AWS credentials have expired',
    next: 'Log in again: `aws sso login`.',
  },
  {
    names: ['UnrecognizedClientException', 'InvalidSignatureException', 'IncompleteSignatureException'],
    kind: 'credentials',
    reason: 'the AWS credentials are invalid',
    next: "Check the credentials, and that this machine's clock is right.",
  },
  {
    names: ['ENOTFOUND', 'EAI_AGAIN'],
    kind: 'region',
    reason: "couldn't resolve the model service's address",
    next: 'Check the region: Bedrock may not exist there. In a VPC without internet access, add an interface endpoint for bedrock-runtime.',
  },
  {
    names: ['ECONNREFUSED'],
    kind: 'network',
    reason: "the model service's address refused the connection",
    next: 'Check AWS_ENDPOINT_URL_BEDROCK_RUNTIME and the proxy.',
  },
  {
    names: ['ECONNRESET', 'EPIPE'],
    kind: 'network',
    reason: 'the connection to the model service was lost',
    next: WAIT,
    isTransient: true,
  },
  {
    names: ['TimeoutError', 'ETIMEDOUT'],
    kind: 'network',
    reason: 'the model service did not answer in time',
    next: 'Check that this network reaches bedrock-runtime: a VPC needs a NAT gateway or an interface endpoint.',
    isTransient: true,
  },
  // strands-agents/harness-sdk#649: "Model produced invalid sequence as part of ToolUse", usually not twice in a row.
  {
    names: ['ModelErrorException', 'ModelStreamErrorException'],
    says: /invalid sequence/i,
    kind: 'model',
    reason: 'the model failed to use its tool',
    next: 'Use a larger model if it happens often.',
    isTransient: true,
  },
  {
    names: ['ModelErrorException'],
    kind: 'model',
    reason: 'the model failed on this request',
    next: WAIT,
  },
  {
    // The API reference asks for the same request again.
    names: ['ModelStreamErrorException', INCOMPLETE_STREAM],
    kind: 'model',
    reason: 'its answer broke off',
    next: WAIT,
    isTransient: true,
  },
  {
    names: ['ModelTimeoutException'],
    kind: 'model',
    reason: 'the model took too long to answer',
    next: 'Use a faster model.',
    isTransient: true,
  },
  {
    names: ['ModelNotReadyException'],
    kind: 'model',
    reason: 'the model is still starting',
    next: WAIT,
    isTransient: true,
  },
  {
    // The names without "Exception" are AWS's common errors, which a stream reports in its headers.
    names: ['ServiceUnavailableException', 'ServiceUnavailable'],
    kind: 'network',
    reason: 'the model service is unavailable',
    next: WAIT,
    isTransient: true,
  },
  {
    names: ['InternalServerException', 'InternalFailure'],
    kind: 'network',
    reason: 'the model service failed',
    next: WAIT,
    isTransient: true,
  },
];
