/** Calls a JSON API. Throws for any other answer than 2xx, so that Aegis sends the event again. */
export async function callJson(
  url: string,
  { method = 'POST', headers, body }: { method?: string; headers: Record<string, string>; body?: object },
): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${method} ${new URL(url).pathname} answered ${response.status}: ${text.slice(0, 200)}`);
  return text === '' ? undefined : JSON.parse(text);
}
