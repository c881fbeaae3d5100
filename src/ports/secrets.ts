/** What aegis.yml refers to by name, such as `routing_key_env: PAGERDUTY_KEY_PAYMENTS`, so that it never holds a secret. */
export interface Secrets {
  /** Undefined if nobody has set it. Throws UpstreamError while the place that keeps it doesn't answer. */
  get(name: string): Promise<string | undefined>;
}
