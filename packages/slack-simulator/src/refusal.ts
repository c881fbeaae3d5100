import type { Fields } from './model.js';

/** Slack's way to say no: HTTP 200 with `ok: false`, an error name and sometimes more. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: Fields;

  constructor(code: string, details: Fields = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/** For arguments and blocks: every message names its place as a JSON pointer. */
export function refuseWithMessages(code: string, problems: readonly string[]): Refusal {
  return new Refusal(code, {
    errors: problems,
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  });
}
