import { type Element, elementsOf, stateOf } from '../../src/element-state.js';
import type { Block } from '../../src/model.js';
import type { Values } from '../block-kit/block-host.js';

const REQUIRED = 'Please complete this required field.';

/** What Slack's own clients check before they send a form; messages by block id. */
export function validate(blocks: readonly Block[], values: Values): Record<string, string> {
  const problems = blocks.flatMap((block) => {
    const problem = block.type === 'input' ? problemOf(block, values) : undefined;
    return problem === undefined ? [] : [[block.block_id ?? '', problem] as const];
  });
  return Object.fromEntries(problems);
}

function problemOf(block: Block, values: Values): string | undefined {
  const [element] = elementsOf(block);
  if (!element) return undefined;
  const { type: _, ...state } = stateOf(element, values[`${block.block_id}/${element.action_id}`]);
  const [value] = Object.values(state);
  const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return block.optional === true ? undefined : REQUIRED;
  return lengthProblem(element, value);
}

function lengthProblem({ min_length, max_length }: Element, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.length < Number(min_length ?? 0)) return `Use at least ${min_length} characters.`;
  if (value.length > Number(max_length ?? value.length)) return `Use at most ${max_length} characters.`;
  return undefined;
}
