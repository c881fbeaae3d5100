/** Why a request isn't accepted. */
export class RefusalError extends Error {
  readonly status: number;

  /** `message` is one sentence for the source's operator; it never mentions secrets. */
  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RefusalError';
    this.status = status;
  }
}
