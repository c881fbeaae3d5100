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
    "What Aegis sends to each family of models on Amazon Bedrock. A model belongs to the family with the longest start of its id, without a profile's `eu.`, `us.`, `apac.` or `global.`. If a model rejects a parameter anyway, Aegis asks again without it, leaves it out until the process ends, and logs AWS's message. `aegis doctor --model` sends one request and explains what comes back.",
    '',
    '| family | ids that start with | tool | streams while it uses a tool | temperature | cache points | most tokens |',
    '|---|---|---|---|---|---|---|',
    ...MODEL_FAMILIES.map(
      ({ name, ids, tool, streamsTools, temperature, cachePoints, thinks, maxTokens, extraFields }) =>
        `| ${name} | ${ids.map((id) => `\`${id}\``).join(', ')} | ${TOOL[tool]} | ${yes(streamsTools)} | ${temperature ? '0' : 'not sent'} | ${cachePoints.join(', ') || 'none'} | ${[thinks && 'room to think', extraFields && `\`${JSON.stringify(extraFields)}\``, maxTokens].filter(Boolean).join(', ')} |`,
    ),
    '',
    "Any other model, such as one behind the ARN of an application inference profile, is asked with a forced tool and temperature 0, and without what it rejects from then on. The sections of a summary appear as they're written only where a model streams while it uses a tool. Models that need a tool and have none answer with JSON; what they write is checked the same way, but expect more digests.",
    '',
  ].join('\n');
}

function yes(isTrue: boolean): string {
  return isTrue ? 'yes' : 'no';
}
