import { plainText, type TextObject } from '../text/mrkdwn.js';
import type { Block, Element } from './host.js';

/** Pages of this workspace load nothing from elsewhere, so other sites' pictures are links. */
function Picture({ url, alt }: { url: string; alt: string }) {
  const isOurs = URL.parse(url, location.origin)?.origin === location.origin;
  if (isOurs) return <img src={url} alt={alt} loading="lazy" />;
  return (
    <a class="picture-link" href={url} target="_blank" rel="noreferrer noopener">
      Picture: {alt}
    </a>
  );
}

export function ImageBlock({ block }: { block: Block }) {
  const file = block.slack_file as { url?: string; id?: string } | undefined;
  const url = String(block.image_url ?? file?.url ?? `/slack/file/${file?.id}`);
  return (
    <figure class="block-image">
      {block.title !== undefined && <figcaption>{plainText(block.title as TextObject)}</figcaption>}
      <Picture url={url} alt={String(block.alt_text)} />
    </figure>
  );
}

export function PictureElement({ element }: { element: Element }) {
  return (
    <span class="element-image">
      <Picture url={String(element.image_url)} alt={String(element.alt_text)} />
    </span>
  );
}
