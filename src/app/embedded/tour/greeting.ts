/** Action id of the button that plays an incident; the others run commands. */
export const FINISHED_ACTION = 'tour:finished';

const button = (text: string, action_id: string, more: object = {}) => ({
  type: 'button',
  text: { type: 'plain_text', text },
  action_id,
  ...more,
});

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

/** Aegis's greeting in the first channel of a new workspace. */
export function buildGreeting() {
  return {
    text: 'Welcome. Aegis runs incidents here. Three ways to start: practice one, look at a finished one, or declare your own.',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'Welcome. Aegis runs incidents here.' } },
      section(
        'This workspace is on your machine, and so are the four people in it. Click a face at the top left to be someone else; two tabs can be two people.',
      ),
      section(
        '*Start a practice incident*: pick one; its people report what they see, you lead, and a debrief shows how you did. `/incident drill` does the same.\n*Look at a finished one*: watch an incident from the declaration to the summary, in a few seconds. It counts in lists and statistics like one of yours.\n*Declare your own*: opens the form, like `/incident declare`.',
      ),
      {
        type: 'actions',
        elements: [
          button('Start a practice incident', 'run:drill', { value: 'drill', style: 'primary' }),
          button('Look at a finished one', FINISHED_ACTION),
          button('Declare your own', 'run:declare', { value: 'declare' }),
        ],
      },
      {
        type: 'context',
        elements: [{ type: 'mrkdwn', text: 'All commands: `/incident help`' }],
      },
    ],
  };
}
