import type * as z from 'zod';
import type { AgentDeps } from './agent-deps.js';

interface ToolDefinition<Input extends z.ZodObject, Output extends z.ZodObject> {
  name: string;
  title: string;
  /** For the model that decides when to call it. */
  description: string;
  input: Input;
  output: Output;
  run(deps: AgentDeps, input: z.output<Input>): Promise<z.output<Output>>;
}

/** A tool as the server sees it: its input is checked inside. */
export interface AgentTool {
  name: string;
  title: string;
  description: string;
  input: z.ZodObject;
  output: z.ZodObject;
  run(deps: AgentDeps, input: unknown): Promise<Record<string, unknown>>;
}

export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: ToolDefinition<Input, Output>,
): AgentTool {
  return { ...tool, run: async (deps, input) => tool.run(deps, tool.input.parse(input)) };
}
