import type { IncomingMessage, RequestListener } from 'node:http';
import type { AlertDeps } from '../alerts/alert-deps.js';
import type { FetchText } from '../alerts/authentication/sns-sender.js';
import { createFetchText } from './fetch-text.js';

const ALERTS_PATH = '/alerts/';

export function isAboutAlerts({ url = '' }: Pick<IncomingMessage, 'url'>): boolean {
  return url.startsWith(ALERTS_PATH);
}

/**
 * Accepts alerts. The code for that is loaded with the first alert, because most cold starts are for Slack.
 */
export function createLazyAlertListener(
  deps: Omit<AlertDeps, 'fetchText' | 'generations'>,
  fetchText: FetchText = createFetchText(),
): RequestListener {
  let listener: Promise<RequestListener> | undefined;
  const load = async () => {
    const { createAlertListener } = await import('../alerts/alert-listener.js');
    return createAlertListener({ ...deps, fetchText });
  };
  return (request, response) => {
    listener ??= load();
    void listener.then((listen) => listen(request, response));
  };
}
