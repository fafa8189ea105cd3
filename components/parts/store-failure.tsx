import { useApp } from '../app/app-context';
import { FailureNote } from './failure-note';

/** The evidence store does not open: nothing is lost by that, and most causes go away by themselves. */
export function StoreFailure({ error }: { error: unknown }) {
  const { text } = useApp();
  return (
    <FailureNote title={text('store.failed')} error={error}>
      <p>{text('store.safe')}</p>
      <p>{text('store.next')}</p>
      <p>
        <button type="button" class="button" onClick={() => window.location.reload()}>
          {text('retry')}
        </button>
      </p>
    </FailureNote>
  );
}
