/**
 * Secrets that aegis.yml refers to by name, such as `routing_key_env: PAGERDUTY_KEY_PAYMENTS`, so
 * that the file never contains one.
 */
export interface Secrets {
  /** Undefined if it isn't set. Throws UpstreamError while the secret store doesn't respond. */
  get(name: string): Promise<string | undefined>;
}
