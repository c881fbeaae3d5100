import { Markdown, type TextObject, TextOf } from '../text/mrkdwn.js';
import { RichText } from '../text/rich-text.js';
import { ElementView } from './element-view.js';
import type { Block, Element } from './host.js';
import { ImageBlock, PictureElement } from './image.js';
import { InputBlock } from './input-block.js';
import { TableBlock } from './table.js';
import { VideoBlock } from './video.js';

/** The blocks of a message or view. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div class="blocks">
      {blocks.map((block) => (
        <BlockView key={block.block_id} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'header':
      return (
        <h3 class="block-header">
          <TextOf of={block.text as TextObject} />
        </h3>
      );
    case 'section':
      return <Section block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
    case 'context_actions':
      return <Actions block={block} />;
    case 'divider':
      return <hr class="block-divider" />;
    case 'image':
      return <ImageBlock block={block} />;
    case 'video':
      return <VideoBlock block={block} />;
    case 'table':
      return <TableBlock block={block} />;
    case 'markdown':
      return <Markdown text={String(block.text)} />;
    case 'rich_text':
      return <RichText elements={block.elements as Parameters<typeof RichText>[0]['elements']} />;
    case 'input':
      return <InputBlock block={block} />;
    default:
      return <p class="hint">A {block.type} block, which the simulator doesn't show</p>;
  }
}

function Section({ block }: { block: Block }) {
  const fields = (block.fields ?? []) as TextObject[];
  const accessory = block.accessory as Element | undefined;
  return (
    <div class="section">
      <div class="section-text">
        {block.text !== undefined && <TextOf of={block.text as TextObject} />}
        {fields.length > 0 && (
          <div class="fields">
            {fields.map((field, index) => (
              <div key={index} class="field">
                <TextOf of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div class="accessory">
          <ElementView block={block} element={accessory} />
        </div>
      )}
    </div>
  );
}

function Context({ block }: { block: Block }) {
  const elements = block.elements as (TextObject & Element)[];
  return (
    <div class="context">
      {elements.map((element, index) =>
        element.type === 'image' ? (
          <PictureElement key={index} element={element} />
        ) : (
          <TextOf key={index} of={element} />
        ),
      )}
    </div>
  );
}

function Actions({ block }: { block: Block }) {
  return (
    <div class="actions">
      {(block.elements as Element[]).map((element) => (
        <ElementView key={element.action_id} block={block} element={element} />
      ))}
    </div>
  );
}
