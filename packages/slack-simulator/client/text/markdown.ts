const FENCE = '```';

/** Standard Markdown as Slack's own markup: headings and bold text, links and lists. Code stays as it is. */
export function toMrkdwn(markdown: string): string {
  return markdown
    .split(FENCE)
    .map((part, index) => (index % 2 === 1 ? part : part.split('\n').map(convertLine).join('\n')))
    .join(FENCE);
}

function convertLine(line: string): string {
  const heading = /^#{1,6} (.*)$/.exec(line);
  if (heading) return `*${convertInline(heading[1] ?? '').replaceAll('*', '')}*`;
  const item = /^( {0,12})[-*+] (.*)$/.exec(line);
  if (item) return `${item[1]}• ${convertInline(item[2] ?? '')}`;
  return convertInline(line.replace(/^> ?/, '&gt; '));
}

function convertInline(text: string): string {
  return text
    .replace(/\*\*([^*\n]{1,2000})\*\*/g, '*$1*')
    .replace(/~~([^~\n]{1,2000})~~/g, '~$1~')
    .replace(/\[([^\]\n]{1,500})\]\((https?:[^)\s]{1,2000})\)/g, '<$2|$1>');
}
