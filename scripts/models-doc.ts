import { MODEL_FAMILIES, type ModelTraits } from '../src/summaries/bedrock/model-families.js';

const TOOL: Record<ModelTraits['tool'], string> = {
  named: 'forced',
  any: 'forced (`any`)',
  auto: 'asked for',
  none: 'none: JSON in the answer',
};

/** docs/models.md, from the table of families. */
export function renderModelsDoc(): string {
  return [
    '# Models',
    '',
    'Generated from `src/summaries/bedrock/model-families.ts` by `npm run docs`; a test keeps it current. The sources are in that file.',
    '',
    "This table shows what Aegis sends to each family of models on Amazon Bedrock. To use a model, set `AEGIS_MODEL_ID`; to try one, run `aegis doctor --model`, which sends one request and explains the response. A model belongs to the family with the longest matching start of its id, ignoring a profile's `eu.`, `us.`, `apac.` or `global.`. If a model rejects a parameter anyway, Aegis repeats the request without it, omits it until the process ends, and logs AWS's message.",
    '',
    '| family | ids that start with | tool | streams while it uses a tool | temperature | cache points | most tokens |',
    '|---|---|---|---|---|---|---|',
    ...MODEL_FAMILIES.map(
      ({ name, ids, tool, streamsTools, temperature, cachePoints, thinks, maxTokens, extraFields }) =>
        `| ${name} | ${ids.map((id) => `\`${id}\``).join(', ')} | ${TOOL[tool]} | ${yes(streamsTools)} | ${temperature ? '0' : 'not sent'} | ${cachePoints.join(', ') || 'none'} | ${[thinks && 'room to think', extraFields && `\`${JSON.stringify(extraFields)}\``, maxTokens].filter(Boolean).join(', ')} |`,
    ),
    '',
    "Any other model, such as one behind the ARN of an application inference profile, gets a forced tool and temperature 0; if it rejects a parameter, Aegis omits it from then on. The sections of a summary appear as they're written only if the model streams while it uses a tool. Models without tools answer with JSON. Their output is checked the same way, but expect to see the digest more often.",
    '',
  ].join('\n');
}

function yes(isTrue: boolean): string {
  return isTrue ? 'yes' : 'no';
}
