/** A role's action on a resource, with IAM's names; the stack's own resources are `arn:<logical id>`. */
export interface Use {
  role: string;
  action: string;
  resource: string;
}
