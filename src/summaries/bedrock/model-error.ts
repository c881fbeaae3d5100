import { UpstreamError } from '../../base/errors.js';

interface ModelErrorOptions extends ErrorOptions {
  retryable?: boolean;
  /** AWS's message, without anything people wrote. */
  service?: string | undefined;
}

/** The model gave no usable answer. `reason` is a clause that's safe to show: "it took longer than 25 s". */
export class ModelError extends UpstreamError {
  readonly reason: string;
  readonly service: string | undefined;

  constructor(code: string, reason: string, { service, ...options }: ModelErrorOptions = {}) {
    super(code, `The model couldn't write the summary: ${reason}.`, options);
    this.reason = reason;
    this.service = service;
  }
}
