import { plainText, type TextObject } from '../text/mrkdwn.js';
import type { Block } from './host.js';

/** A video: its title as a link, because its player is on another site. */
export function VideoBlock({ block }: { block: Block }) {
  const url = String(block.title_url ?? block.video_url);
  return (
    <div class="video">
      <a href={url} target="_blank" rel="noreferrer noopener">
        ▶ {plainText(block.title as TextObject)}
      </a>
      {block.description !== undefined && <p>{plainText(block.description as TextObject)}</p>}
      <p class="hint">{[block.author_name, block.provider_name].filter(Boolean).map(String).join(' · ')}</p>
    </div>
  );
}
