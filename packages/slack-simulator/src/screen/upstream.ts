import type { Fields } from '../model.js';
import { SimulatorError } from '../simulator-error.js';
import type { Aliases } from './aliases.js';

/** local-slack's own interfaces, spoken in names of ours. */
export interface Upstream {
  /** `http://127.0.0.1:4711` */
  url: string;
  /** A method of its Web API; answers in its own names. Throws SimulatorError `local_slack`. */
  call(method: string, args: Fields): Promise<Fields>;
  /** What a person does, by its control API: `message`, `reaction`. */
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
