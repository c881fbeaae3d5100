import type { Section } from '../../incidents/records/incident-summary.js';
import type { Prompt } from './build-prompt.js';
import type { CallTool } from './call-tool.js';
import { buildTool, readToolClaims, type ToolClaim } from './summary-tool.js';

interface ModelRequest extends Prompt {
  sections: readonly Section[];
  /** Receives complete claims while the answer streams in. */
  onClaims?: ((claims: readonly ToolClaim[]) => void) | undefined;
}

interface ModelResult {
  claims: ToolClaim[];
  /** How many other items aren't claims at all. */
  malformed: number;
  stopReason: string | undefined;
}

/** Has the model write claims. */
export type AskModel = (request: ModelRequest) => Promise<ModelResult>;

export function createAskModel(call: CallTool): AskModel {
  return async ({ sections, ...request }) => {
    const answer = await call({ ...request, tool: buildTool(sections) });
    return { ...readToolClaims(answer), stopReason: answer.stopReason };
  };
}
