/** A level that goes up and down: `61 %`, `900 s`. Counts of affected people don't. */
const LEVEL =
  /(?<![\w.:])\d[\d.,]*\s?(?:%|percent\b|prozent\b|ms\b|s\b|sec\b|seconds?\b|sekunden\b|rps\b|qps\b|behind\b|in the queue\b|queued\b|パーセント|秒)|(?<!\p{L})(?:queue|backlog|lag|rückstand|warteschlange|cola|fila|file d['’]attente)(?: (?:is|at|has|ist|hat|bei|steht|auf|en|está|tiene|est|à|com|em|tem)){0,2}:? \d/iu;

export function statesLevel(text: string): boolean {
  return LEVEL.test(text);
}
