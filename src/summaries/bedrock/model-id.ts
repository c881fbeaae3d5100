import GEOGRAPHIES from './profile-geographies.json' with { type: 'json' };

/** What a model id, profile id or ARN reveals. */
export interface ModelId {
  /**
   * The model's id, such as `anthropic.claude-sonnet-4-5-20250929-v1:0`, or the whole ARN if it doesn't reveal the
   * model.
   */
  model: string;
  /** The geography of a cross-region inference profile: `eu`, `global`. */
  geography: string | undefined;
  /** The ARN of an application profile or a custom deployment doesn't reveal which model answers. */
  isOpaque: boolean;
}

/** ARNs that end with the id of a model or a cross-region profile. */
const NAMING_ARN = /^arn:[^/]*:(?:foundation-model|inference-profile)\/([^/]+)$/;

/**
 * @example readModelId('eu.amazon.nova-pro-v1:0') // { model: 'amazon.nova-pro-v1:0', geography: 'eu', isOpaque: false }
 */
export function readModelId(id: string): ModelId {
  const name = NAMING_ARN.exec(id)?.[1] ?? id;
  if (name.startsWith('arn:')) return { model: id, geography: undefined, isOpaque: true };
  const geography = GEOGRAPHIES.find((prefix) => name.startsWith(`${prefix}.`));
  if (geography === undefined) return { model: name, geography, isOpaque: false };
  return { model: name.slice(geography.length + 1), geography, isOpaque: false };
}

/** One or two more digits make it a later model, as in `claude-opus-4-8`. A date or a size, such as `-17b`, doesn't. */
const LATER_VERSION = /^[-.]\d{1,2}(?=[-.:]|$)/;

/** Whether `model` is the one called `name`, in any dated version, rather than its successor. */
export function isVersionOf(model: string, name: string): boolean {
  return model.startsWith(name) && !LATER_VERSION.test(model.slice(name.length));
}
