import { clean } from '../../views/text.js';

/** HTML or SVG that is safe to output because only `markup` builds it. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Value = string | number | Markup | readonly Value[];

/** Template tag for HTML or SVG. Escapes every value that isn't Markup itself; joins lists. */
export function markup(template: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(template.reduce((all, text, i) => `${all}${print(values[i - 1] ?? '')}${text}`));
}

function print(value: Value): string {
  if (value instanceof Markup) return value.source;
  if (typeof value === 'object') return value.map(print).join('');
  return clean(String(value)).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
