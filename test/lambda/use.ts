/** What a role did to what, as IAM names both; the stack's own resources are `arn:<logical id>`. */
export interface Use {
  role: string;
  action: string;
  resource: string;
}
