/**
 * Asks a question about an incident through `aegis mcp`, as an agent does:
 *
 *     npm run --silent ask -- INC-1 "what did we roll back?"
 */
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import * as z from 'zod';

const answer = z.object({
  claims: z.array(
    z.object({
      text: z.object({ quoted: z.string() }),
      sources: z.array(z.object({ at: z.string(), text: z.object({ quoted: z.string() }) })),
    }),
  ),
});

const [incident, ...words] = process.argv.slice(2);
const transport = new StdioClientTransport({
  command: process.execPath,
  args: ['--import', 'tsx', 'src/cli/aegis.ts', 'mcp'],
  env: Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ),
});
const client = new Client({ name: 'example-agent', version: '1.0.0' });
await client.connect(transport);
const asked = { incident, question: words.join(' ') };
const result = await client.callTool({ name: 'ask', arguments: asked });
await client.close();

if (result.isError) {
  console.error(result.content);
  process.exitCode = 1;
} else {
  const { claims } = answer.parse(result.structuredContent);
  if (claims.length === 0) console.log("The record doesn't say.");
  for (const { text, sources } of claims) {
    console.log(`- ${text.quoted}`);
    for (const source of sources) console.log(`    ${source.at.slice(11, 19)} ${source.text.quoted}`);
  }
}
