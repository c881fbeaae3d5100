/** What the other side answered. */
export interface OutwardResponse {
  status: number;
  /** By lowercase name. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The beginning of it, for the log. */
  body: string;
}

export interface OutwardPost {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Whether addresses in private networks are allowed. */
  allowsPrivate: boolean;
}

/** Calls to services that are neither Slack nor the table. All throw UpstreamError when there's no answer. */
export interface Outward {
  /** Posts to an address that an operator configured; follows no redirects. */
  post(request: OutwardPost): Promise<OutwardResponse>;
  /** Calls EventBridge's PutEvents. */
  putEvents(body: string): Promise<OutwardResponse>;
  /** Signs a short text with a KMS key: ECDSA over its SHA-256, in base64. Throws UpstreamError when KMS refuses, too. */
  sign(keyArn: string, message: string): Promise<string>;
}
