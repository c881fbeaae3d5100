import type { FileInfo, FileTombstone } from '../../src/model.js';
import type { ScreenMessage } from '../../src/screen/protocol.js';
import { Icon } from '../ui/icon.js';

const UNITS = ['bytes', 'KB', 'MB', 'GB'];

/** `1.2 MB` */
export function fileSize(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const value = bytes / 1000 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[power]}`;
}

export function Files({ message }: { message: ScreenMessage }) {
  const files = (message.files ?? []) as (FileInfo | FileTombstone)[];
  if (files.length === 0) return null;
  return (
    <div class="files">
      {files.map((file) =>
        file.mode === 'tombstone' ? (
          <p key={file.id} class="quiet">
            This file was deleted.
          </p>
        ) : (
          <FileView key={file.id} file={file} />
        ),
      )}
    </div>
  );
}

/** Images and videos are shown; the server decides which files a browser may open. */
function FileView({ file }: { file: FileInfo }) {
  const { title, name, mimetype, size, url_private: url } = file;
  const isImage = /^image\/(png|jpeg|gif|webp)$/.test(mimetype);
  const alt = title || name;
  if (isImage) {
    return (
      <figure class="file-image">
        <figcaption>
          <a href={url} target="_blank" rel="noreferrer">
            {alt}
          </a>
        </figcaption>
        <a href={url} target="_blank" rel="noreferrer">
          <img src={url} alt={alt} loading="lazy" />
        </a>
      </figure>
    );
  }
  if (mimetype === 'video/mp4') {
    // biome-ignore lint/a11y/useMediaCaption: what people upload has no captions.
    return <video class="file-video" src={url} controls title={alt} />;
  }
  return (
    <a class="file-card" href={url} target="_blank" rel="noreferrer">
      <Icon name="file" />
      <span>
        <strong>{alt}</strong>
        <small>{[file.pretty_type, fileSize(size)].filter(Boolean).join(' · ')}</small>
      </span>
    </a>
  );
}
