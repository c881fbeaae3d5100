import { useState } from 'preact/hooks';
import type { Block as ModelBlock, View } from '../../src/model.js';
import { act } from '../api.js';
import { BlockHost, type Values } from '../block-kit/block-host.js';
import { Blocks } from '../block-kit/blocks.js';
import type { Block } from '../block-kit/host.js';
import { plainText, type TextObject } from '../text/mrkdwn.js';
import { Dialog } from '../ui/dialog.js';
import { useBasics } from '../workspace-context.js';
import { validate } from './validate.js';

/** A modal of the app. */
export function Modal({ view }: { view: View }) {
  const { me, store } = useBasics();
  const [values, setValues] = useState<Values>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState('');
  const [isSending, setSending] = useState(false);
  const close = () => void store.act('close', { view: view.id });

  async function submit(): Promise<void> {
    const missing = validate(view.blocks as ModelBlock[], values);
    setErrors(missing);
    setProblem('');
    if (Object.keys(missing).length > 0 || isSending) return;
    setSending(true);
    try {
      const reply = await act<{ errors: Record<string, string> }>(me.id, 'submit', { view: view.id, values });
      setErrors(reply.errors);
    } catch (error) {
      setProblem(`We had some trouble connecting. ${error instanceof Error ? error.message : ''}`);
    }
    setSending(false);
  }

  const actions = (
    <>
      <button type="button" class="button" onClick={close}>
        {view.close ? plainText(view.close as TextObject) : 'Cancel'}
      </button>
      {view.submit !== null && (
        <button type="submit" class="button primary" aria-busy={isSending}>
          {plainText(view.submit as TextObject)}
        </button>
      )}
    </>
  );
  return (
    <Dialog
      title={plainText(view.title as TextObject)}
      onClose={close}
      onSubmit={() => void submit()}
      actions={actions}
    >
      <BlockHost site={{ view: view.id }} values={values} onChange={setValues} errors={errors}>
        <Blocks blocks={view.blocks as Block[]} />
      </BlockHost>
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
