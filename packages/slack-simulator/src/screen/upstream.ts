import type { Fields } from '../model.js';
import { SimulatorError } from '../simulator-error.js';
import type { Aliases } from './aliases.js';

/** local-slack's own APIs, called with our ids. */
export interface Upstream {
  /** `http://127.0.0.1:4711` */
  url: string;
  /** Calls its Web API; the response has its own ids. Throws SimulatorError `local_slack`. */
  call(method: string, args: Fields): Promise<Fields>;
  /** Acts as a person through its control API: `message`, `reaction`. */
  act(action: string, args: Fields): Promise<Fields>;
}

export function createUpstream(
  url: string,
  { token, aliases }: { token: string; aliases: Aliases },
): Upstream {
  async function post(path: string, args: Fields): Promise<Fields> {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: aliases.toTheirs(JSON.stringify(args)),
    });
    const answer = (await response.json()) as Fields;
    if (answer.ok !== true) throw new SimulatorError('local_slack', `${path}: ${answer.error}`);
    return answer;
  }
  return {
    url,
    call: (method, args) => post(`/api/${method}`, args),
    act: (action, args) => post(`/_control/${action}`, args),
  };
}
