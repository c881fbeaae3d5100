import type { ComponentChildren } from 'preact';
import type { Fields } from '../../src/model.js';
import { type Inline, InlineElement } from './inline-element.js';

interface Container extends Fields {
  type: string;
  elements: Inline[];
}

interface ListContainer extends Container {
  style: 'bullet' | 'ordered';
  indent?: number;
  offset?: number;
}

/** A rich_text block: sections, lists, quotes and code. */
export function RichText({ elements }: { elements: readonly Container[] }) {
  return (
    <div class="rich-text">
      {elements.map((container, index) => (
        <RichTextContainer key={index} container={container} />
      ))}
    </div>
  );
}

function RichTextContainer({ container }: { container: Container }) {
  switch (container.type) {
    case 'rich_text_preformatted':
      return (
        <pre class="code-block" tabIndex={0}>
          <Inlines elements={container.elements} />
        </pre>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <Inlines elements={container.elements} />
        </blockquote>
      );
    case 'rich_text_list':
      return <RichTextList list={container as unknown as ListContainer} />;
    default:
      return (
        <p>
          <Inlines elements={container.elements} />
        </p>
      );
  }
}

/** Nested lists arrive one after the other, with their indent. */
function RichTextList({ list }: { list: ListContainer }) {
  const items = (list.elements as unknown as Container[]).map(({ elements }, index) => (
    <li key={index}>
      <Inlines elements={elements} />
    </li>
  ));
  const indent = `indent-${Math.min(list.indent ?? 0, 6)}`;
  if (list.style !== 'ordered') return <ul class={indent}>{items}</ul>;
  return (
    <ol class={indent} start={(list.offset ?? 0) + 1}>
      {items}
    </ol>
  );
}

function Inlines({ elements }: { elements: readonly Inline[] }): ComponentChildren {
  return elements.map((element, index) => <InlineElement key={index} element={element} />);
}
