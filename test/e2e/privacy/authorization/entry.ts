import type { Access } from '../../../../src/commands/kernel/access.js';

/** One way in, used by a person who may have got it when they still could use it. */
export interface Entry {
  name: string;
  access: Access;
  isAboutIncident: boolean;
  /** Whether it changes the incident, which an archived one refuses. */
  changes: boolean;
  /** Resolves to the errors next to a form's fields. */
  use(): Promise<string | undefined>;
}
