import type { Fields } from './model.js';

/** An error response of the Web API: HTTP 200 with `ok: false`, an error code and sometimes details. */
export class ApiError extends Error {
  readonly code: string;
  readonly details: Fields;

  constructor(code: string, details: Fields = {}) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }
}

/** An error with messages that name each problem's place as a JSON pointer. */
export function apiErrorWithMessages(code: string, problems: readonly string[]): ApiError {
  return new ApiError(code, {
    errors: problems,
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  });
}
