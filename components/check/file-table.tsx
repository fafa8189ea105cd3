import type { Language } from '../../lib/model/settings';
import type { CheckedFile, Finding } from '../../lib/model/verdict';
import type { CheckKey } from '../../lib/text/check';
import { printable } from '../../lib/text/check/describe-finding';
import type { Translate } from '../../lib/text/translate';
import { formatBytes } from '../format/format-bytes';

const SHOWN = 500;

export interface FileTableProps {
  text: Translate<CheckKey>;
  language: Language;
  files: readonly CheckedFile[];
  problems: readonly Finding[];
}

/** Every file with its size and hash, those with a problem first. */
export function FileTable({ text, language, files, problems }: FileTableProps) {
  if (files.length === 0) return null;
  const broken = new Set(problems.map(({ subject }) => subject));
  const sorted = files.toSorted(
    (one, other) => Number(broken.has(other.path)) - Number(broken.has(one.path)),
  );
  return (
    <details class="check-files">
      <summary>{text('contents', { count: files.length })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('column-file')}</th>
            <th scope="col">{text('column-size')}</th>
            <th scope="col">{text('column-state')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, SHOWN).map(({ path, bytes, sha256 }) => (
            <tr key={path} class={broken.has(path) ? 'fail' : 'pass'}>
              <td>
                {printable(path)}
                <code>{sha256 ?? '–'}</code>
              </td>
              <td>{formatBytes(bytes, language)}</td>
              <td>{text(broken.has(path) ? 'outcome-fail' : 'outcome-pass')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {files.length > SHOWN && <p>{text('moreFiles', { count: files.length - SHOWN })}</p>}
    </details>
  );
}
