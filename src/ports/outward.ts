/** The response of the other side. */
export interface OutwardResponse {
  status: number;
  /** By lowercase name. */
  headers: Readonly<Record<string, string | undefined>>;
  /** Its beginning, for the log. */
  body: string;
}

export interface OutwardPost {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Whether addresses in private networks are allowed. */
  allowsPrivate: boolean;
}

/** Calls to services other than Slack and the table. All throw UpstreamError if there's no response. */
export interface Outward {
  /** Posts to an address that an operator configured; follows no redirects. */
  post(request: OutwardPost): Promise<OutwardResponse>;
  /** Calls EventBridge's PutEvents. */
  putEvents(body: string): Promise<OutwardResponse>;
  /**
   * Signs a short text with a KMS key: ECDSA over its SHA-256, in base64. Also
   * throws UpstreamError if KMS refuses.
   */
  sign(keyArn: string, message: string): Promise<string>;
}
