import { type Environment, readConfig } from '../../app/config/config.js';
import { UsageError } from '../../base/errors.js';
import { createBedrockClient } from '../../summaries/bedrock/bedrock-client.js';
import { examineModel } from '../../summaries/bedrock/examine-model.js';
import { describeExamination } from './describe-examination.js';

const NO_MODEL =
  'No model is configured, so summaries are digests. Set AEGIS_MODEL_ID and AWS_REGION to try one out: AEGIS_MODEL_ID=eu.amazon.nova-lite-v1:0 AWS_REGION=eu-west-1 aegis doctor --model';

/** `aegis doctor --model`: sends the configured model one request with made-up messages. Resolves to 0 when it works. */
export async function doctorModel(env: Environment, { json }: { json: boolean }): Promise<number> {
  const { modelId, region, bedrockEndpoint: endpoint, model } = readConfig(env, 'embedded');
  if (modelId === undefined) throw new UsageError(NO_MODEL);
  const client = createBedrockClient({ region, endpoint });
  try {
    const examination = { region, ...(await examineModel({ client, modelId, ...model })) };
    console.log(json ? JSON.stringify(examination, null, 2) : describeExamination(examination));
    return examination.problem ? 1 : 0;
  } finally {
    client.destroy();
  }
}
