import type { SealedFile } from '../../lib/model/capture';
import { useApp } from '../app/app-context';
import { formatBytes } from '../format/format-bytes';
import { shortenMiddle } from '../format/shorten-middle';
import { CopyButton } from '../parts/copy-button';

/** Every file of a capture with its hash: what anybody can compute again. */
export function SealedFiles({ files }: { files: readonly SealedFile[] }) {
  const { text, language } = useApp();
  if (files.length === 0) return null;
  return (
    <details class="sealed-files">
      <summary>{text('seal.files', { count: files.length })}</summary>
      <ul>
        {files.map((file) => (
          <li key={file.path}>
            <code class="mono">{file.path}</code>
            <span>{formatBytes(file.bytes, language)}</span>
            <CopyButton
              value={file.sha256}
              shown={shortenMiddle(file.sha256, 8, 8)}
              name={text('seal.hash', { file: file.path })}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
