/** Text that Slack sends unescaped, such as in rich text, in the form it has in `text`: `a &lt; b`. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const BARE_AMPERSAND = /&(?!(?:amp|lt|gt);)/g;

/** Plain text that Slack may have escaped already: nothing in it mentions anyone or links anywhere. */
export function escapePlain(text: string): string {
  return escapeBrackets(text.replace(BARE_AMPERSAND, '&amp;'));
}

/** `<https://a.b|label>`, or only the label if there's no URL. */
export function link(url: string, label = ''): string {
  if (url.trim() === '') return label;
  const target = toLinkTarget(url);
  const text = escapeBrackets(oneLine(label));
  return text === '' || text === target ? `<${target}>` : `<${target}|${text}>`;
}

/** Characters that would end the link are percent-encoded. */
function toLinkTarget(url: string): string {
  return url
    .trim()
    .replace(BARE_AMPERSAND, '&amp;')
    .replace(/[<>|\s]/g, encodeURIComponent);
}

function escapeBrackets(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function quoteLines(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** Indented by as many spaces, except for the first line. */
export function hang(text: string, indent: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(indent)}`);
}
