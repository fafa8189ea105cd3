import { askBackground } from '../../lib/browser/messages';
import { useApp } from '../app/app-context';
import { ConfirmedAction } from '../parts/confirmed-action';

/** Makes a new signing key, after saying what that means. */
export function ReplaceKey() {
  const { text } = useApp();
  return (
    <div class="replace-key">
      <ConfirmedAction
        testId="replace-key"
        look="button"
        label={text('key.replace')}
        title={text('key.replaceTitle')}
        final={{ label: text('key.replaceFinal'), busy: text('key.replacing'), look: 'button primary' }}
        failed={text('key.replaceFailed')}
        done={text('key.replaced')}
        act={() => askBackground('replaceKey', {})}
      >
        <ul class="points">
          <li>{text('key.replaceWhen')}</li>
          <li>{text('key.replaceBefore')}</li>
          <li>{text('key.replaceAfter')}</li>
          <li>{text('key.replaceLedger')}</li>
        </ul>
      </ConfirmedAction>
    </div>
  );
}
