import type { Progress } from '../../lib/model/progress';
import { useApp } from '../app/app-context';
import { formatFull } from '../format/format-time';

/** Each number with its time, and the page's own line. */
export function ProgressTable({ progress: { basis, points, promised } }: { progress: Progress }) {
  const { word, language } = useApp();
  return (
    <div class="progress-numbers">
      <table data-testid="progress-table">
        <caption>{word(`progress.basis.${basis}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{word('progress.at')}</th>
            <th scope="col">{word('progress.delivered')}</th>
            <th scope="col">{word('progress.quote')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ captureId, at, delivered, quote }) => (
            <tr key={captureId}>
              <td>{formatFull(at, language)}</td>
              <td class="progress-number">{delivered}</td>
              <td>{quote}</td>
            </tr>
          ))}
        </tbody>
        {promised === null ? null : (
          <tfoot>
            <tr>
              <th scope="row">{word('progress.promised')}</th>
              <td class="progress-number">{promised.value}</td>
              <td>{promised.quote}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
