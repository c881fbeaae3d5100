import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import { refusalOf } from './bedrock-rules.js';
import { type ConverseBody, converseBody, toolNames } from './converse-body.js';

/** How an answer is streamed, where it is. */
interface Streaming {
  /** Awaited after each event, with what the model has written so far. */
  pause?: (written: string) => Promise<unknown>;
  /** The stream ends with a failure, or not at all. */
  breaksWith?:
    | 'modelStreamErrorException'
    | 'throttlingException'
    | 'internalServerException'
    | 'serviceUnavailableException'
    | 'validationException';
  hangs?: boolean;
  /** In the middle, the connection closes as if that were all, or breaks; or an error comes that isn't modeled. */
  stops?: 'closed' | 'reset' | 'error';
}

/** What Bedrock answers, in the order of the requests. */
export type BedrockReply = {
  delayMs?: number /** Answers once this has settled. */;
  after?: Promise<unknown>;
} & Streaming &
  (
    | { claims: readonly unknown[]; stopReason?: string }
    /** A tool use of any shape. */
    | { tool: { name?: string; input: unknown } }
    | { text: string; stopReason?: string }
    /** Blocks in the service's own form: text, tool uses, thoughts. */
    | { content: readonly ContentBlock[]; stopReason?: string }
    /** `ThrottlingException` and the like, with the status that Bedrock gives it. */
    | { exception: keyof typeof STATUS_OF; message?: string }
    | { html: string; status?: number }
    /** The connection breaks. */
    | { reset: true }
    /** Nothing, or half an answer, and then nothing more. */
    | { stall: 'before' | 'within' }
  );

interface BedrockRequest {
  modelId: string;
  operation: 'converse' | 'converse-stream';
  body: ConverseBody;
  /** As it came over the wire. */
  raw: string;
}

export interface FakeBedrock {
  url: string;
  /** Those that were well formed. */
  requests: BedrockRequest[];
  /** Adds to the replies; a request for which none is left is refused. */
  reply(...replies: readonly BedrockReply[]): void;
  /** Answers every request for which no reply is left. */
  replyBy(answer: (body: ConverseBody) => BedrockReply): void;
  close(): Promise<void>;
}

/** The statuses of the service's API reference. */
const STATUS_OF = {
  AccessDeniedException: 403,
  InternalServerException: 500,
  ModelErrorException: 424,
  ModelNotReadyException: 429,
  ModelTimeoutException: 408,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 400,
  ServiceUnavailableException: 503,
  ThrottlingException: 429,
  ValidationException: 400,
} as const;

/** Everything that is said to the model, in one string. */
export function promptIn({ messages }: ConverseBody): string {
  return messages.flatMap(({ content }) => content.map(({ text }) => text)).join('\n');
}

interface FakeOptions {
  /** What an answer is said to have cost; always the same if absent. */
  usageOf?: (request: string, answer: string) => typeof USAGE;
}

/** Bedrock's runtime API on a port of 127.0.0.1: Converse and ConverseStream over HTTP/1.1, replies as told. */
export async function startFakeBedrock({ usageOf = () => USAGE }: FakeOptions = {}): Promise<FakeBedrock> {
  let answerBy: ((body: ConverseBody) => BedrockReply) | undefined;
  const requests: BedrockRequest[] = [];
  const replies: BedrockReply[] = [];
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    reply: (...more) => void replies.push(...more),
    replyBy: (answer) => {
      answerBy = answer;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readBody(request);
    const read = readRequest(request, raw);
    if ('refusal' in read) return refuse(response, ...read.refusal);
    requests.push(read);
    const reply = replies.shift() ?? answerBy?.(read.body);
    if (!reply) return refuse(response, 'ValidationException', 'fake-bedrock has no reply left');
    await reply.after;
    if (reply.delayMs !== undefined) await new Promise((done) => setTimeout(done, reply.delayMs));
    send(response, read, { reply, usageOf });
  }
}

type Refusal = { refusal: [name: keyof typeof STATUS_OF, message: string] };

function readRequest({ method, url = '', headers }: IncomingMessage, raw: string): BedrockRequest | Refusal {
  const [, modelId, operation] = /^\/model\/([^/]+)\/(converse|converse-stream)$/.exec(url) ?? [];
  if (method !== 'POST' || !modelId) return { refusal: ['ResourceNotFoundException', `no ${method} ${url}`] };
  if (!/^(?:AWS4-HMAC-SHA256|Bearer) /.test(headers.authorization ?? '')) {
    return { refusal: ['AccessDeniedException', 'the request is not signed'] };
  }
  const parsed = converseBody.safeParse(parseJson(raw));
  if (!parsed.success) return { refusal: ['ValidationException', z.prettifyError(parsed.error)] };
  const read = {
    modelId: decodeURIComponent(modelId),
    operation: operation === 'converse' ? ('converse' as const) : ('converse-stream' as const),
    body: parsed.data,
    raw,
  };
  const [, region] = /Credential=[^/]+\/\d{8}\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  const refusal = refusalOf({ ...read, region });
  return refusal ? { refusal } : read;
}

interface Reply extends Required<FakeOptions> {
  reply: BedrockReply;
}

function send(
  response: ServerResponse,
  { body, operation, raw }: BedrockRequest,
  { reply, usageOf }: Reply,
): void {
  if ('exception' in reply) refuse(response, reply.exception, reply.message ?? 'as the test told');
  else if ('reset' in reply) response.socket?.resetAndDestroy();
  else if ('html' in reply)
    response.writeHead(reply.status ?? 200, { 'content-type': 'text/html' }).end(reply.html);
  else if ('stall' in reply) stall(response, reply.stall);
  else {
    const spoken = speak(reply, body);
    const usage = usageOf(raw, JSON.stringify(spoken.content));
    if (operation === 'converse') sendJson(response, 200, { ...whole(spoken), usage });
    else stream(response, [...inPieces(spoken), ['metadata', { usage, metrics: METRICS }]], reply);
  }
}

/** Event by event; with `breaksWith` the last one is a failure. */
async function writeEvents(
  response: ServerResponse,
  events: readonly [type: string, event: object][],
  { pause, breaksWith, hangs, stops }: Streaming,
): Promise<void> {
  const broken = breaksWith !== undefined || hangs || stops !== undefined;
  let written = '';
  for (const [type, event] of broken ? events.slice(0, -3) : events) {
    response.write(encodeEvent(type, { ...event, p: PADDING }));
    written += writtenIn(event);
    await pause?.(written);
  }
  if (breaksWith !== undefined)
    response.write(encodeEvent(breaksWith, { message: 'as the test told' }, 'exception'));
  if (stops === 'error') response.write(UNMODELED_ERROR);
  if (stops === 'reset') response.socket?.resetAndDestroy();
  else if (!hangs) response.end();
}

/** What the model wrote in an event, in words or as a tool's input. */
function writtenIn({ delta }: { delta?: { text?: string; toolUse?: { input: string } } }): string {
  return delta?.text ?? delta?.toolUse?.input ?? '';
}

function stream(
  response: ServerResponse,
  events: readonly [type: string, event: object][],
  streaming: Streaming,
): void {
  response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
  void writeEvents(response, events, streaming).catch(() => response.destroy());
}

function stall(response: ServerResponse, where: 'before' | 'within'): void {
  if (where === 'before') return;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 }).write('{"output"');
}

type ContentBlock =
  | { text: string }
  | { toolUse: { toolUseId: string; name: string; input: unknown } }
  | { reasoningContent: { reasoningText: { text: string; signature: string } } };

interface Spoken {
  content: readonly ContentBlock[];
  stopReason: string;
}

type SpeakingReply = Extract<
  BedrockReply,
  { claims: unknown } | { tool: unknown } | { text: string } | { content: unknown }
>;

function speak(reply: SpeakingReply, { toolConfig }: ConverseBody): Spoken {
  if ('content' in reply) return { stopReason: 'tool_use', ...reply };
  if ('text' in reply) return { content: [{ text: reply.text }], stopReason: reply.stopReason ?? 'end_turn' };
  const toolName = toolNames(toolConfig?.tools ?? [])[0] ?? 'no_tool';
  const use =
    'tool' in reply ? { name: toolName, ...reply.tool } : { name: toolName, input: { claims: reply.claims } };
  const stopReason = ('stopReason' in reply && reply.stopReason) || 'tool_use';
  return { content: [{ toolUse: { toolUseId: 'tooluse_1', ...use } }], stopReason };
}

const USAGE = { inputTokens: 1200, outputTokens: 340, totalTokens: 1540 };
const METRICS = { latencyMs: 5 };

function whole({ content, stopReason }: Spoken): object {
  const output = { message: { role: 'assistant', content } };
  return { output, stopReason, metrics: METRICS };
}

const PIECES = 6;

type Event = [type: string, event: object];

/** The events of a stream, block by block. */
function inPieces({ content, stopReason }: Spoken): Event[] {
  return [
    ['messageStart', { role: 'assistant' }],
    ...content.flatMap(blockInPieces),
    ['messageStop', { stopReason }],
  ];
}

/** Only tool uses are announced. Text and tool input come in pieces, as they may be cut anywhere. */
function blockInPieces(block: ContentBlock, contentBlockIndex: number): Event[] {
  const start: Event[] =
    'toolUse' in block
      ? [
          [
            'contentBlockStart',
            { contentBlockIndex, start: { toolUse: { ...block.toolUse, input: undefined } } },
          ],
        ]
      : [];
  const deltas = deltasOf(block).map((delta): Event => ['contentBlockDelta', { contentBlockIndex, delta }]);
  return [...start, ...deltas, ['contentBlockStop', { contentBlockIndex }]];
}

function deltasOf(block: ContentBlock): object[] {
  if ('text' in block) return cut(block.text).map((text) => ({ text }));
  if ('toolUse' in block) {
    const { input } = block.toolUse;
    // The service sends the model's JSON as it comes, which may not be JSON.
    const json = typeof input === 'string' ? input : JSON.stringify(input);
    // Claude's first piece is empty.
    return ['', ...cut(json)].map((piece) => ({ toolUse: { input: piece } }));
  }
  const { text, signature } = block.reasoningContent.reasoningText;
  return [...cut(text).map((piece) => ({ text: piece })), { signature }].map((reasoningContent) => ({
    reasoningContent,
  }));
}

function cut(said: string): string[] {
  const size = Math.max(1, Math.ceil(said.length / PIECES));
  return Array.from({ length: PIECES }, (_, i) => said.slice(i * size, (i + 1) * size));
}

/** Pads events, so that their size says nothing about the text. */
const PADDING = 'abcdefghijklmnop';

function encodeEvent(type: string, event: object, kind: 'event' | 'exception' = 'event'): Buffer {
  const headers = [
    encodeHeader(':message-type', kind),
    encodeHeader(kind === 'event' ? ':event-type' : ':exception-type', type),
    encodeHeader(':content-type', 'application/json'),
  ];
  return encodeMessage(Buffer.concat(headers), Buffer.from(JSON.stringify(event)));
}

/** One message of application/vnd.amazon.eventstream: lengths and their CRC, headers, payload, CRC of it all. */
function encodeMessage(headers: Buffer, payload: Buffer): Buffer {
  const prelude = Buffer.alloc(12);
  prelude.writeUInt32BE(headers.length + payload.length + 16, 0);
  prelude.writeUInt32BE(headers.length, 4);
  prelude.writeUInt32BE(crc32(prelude.subarray(0, 8)), 8);
  const body = Buffer.concat([prelude, headers, payload]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([body, checksum]);
}

/** 7 is the type of a string. */
function encodeHeader(name: string, value: string): Buffer {
  const length = Buffer.alloc(3);
  length.writeUInt8(7);
  length.writeUInt16BE(Buffer.byteLength(value), 1);
  return Buffer.concat([
    Buffer.from([Buffer.byteLength(name)]),
    Buffer.from(name),
    length,
    Buffer.from(value),
  ]);
}

/** Such an error is in the headers alone. */
const UNMODELED_ERROR = encodeMessage(
  Buffer.concat([
    encodeHeader(':message-type', 'error'),
    encodeHeader(':error-code', 'InternalFailure'),
    encodeHeader(':error-message', 'An internal server error occurred'),
  ]),
  Buffer.alloc(0),
);

function refuse(response: ServerResponse, name: keyof typeof STATUS_OF, message: string): void {
  response.setHeader('x-amzn-errortype', `${name}:http://internal.amazon.com/coral/com.amazon.bedrock/`);
  sendJson(response, STATUS_OF[name], { message });
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-requestid': 'fake' });
  response.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
