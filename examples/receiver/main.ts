/** `npm run --silent receiver`: prints the events that Aegis sends, once they're verified. */
import { createReceiver } from './receive.js';

const PORT = Number(process.env.RECEIVER_PORT ?? 4500);
const secret = process.env.RECEIVER_SECRET ?? 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const receiver = createReceiver({
  secret,
  async onEvent({ time, subject, type, data }) {
    console.log(time.slice(11, 19), subject, type, JSON.stringify(data.change), data.text ?? '');
  },
});

receiver.listen(PORT, '127.0.0.1', () => {
  console.log(`Listening on http://127.0.0.1:${PORT}. Start Aegis in another terminal with:

    AEGIS_CONFIG=examples/receiver/aegis.yml RECEIVER_SECRET=${secret} npm start
`);
});
