import type { ServerResponse } from 'node:http';
import type { ClientFiles } from './client-files.js';

/** Scripts, styles and images come from this server only. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Serves the browser's files, and the page for every other path: the client reads the path itself. */
export function sendClientPage(
  response: ServerResponse,
  { path, files, title }: { path: string; files: ClientFiles; title: string },
): void {
  const file = files.get(path);
  if (file) return void response.writeHead(200, { ...HEADERS, 'content-type': file.type }).end(file.body);
  response.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }).end(page(title));
}

function page(title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/client.css">
<script type="module" src="/client.js"></script>
</head>
<body><div id="root"></div></body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
