import { askBackground } from '../../lib/browser/messages';
import { openLibrary } from '../../lib/browser/tabs';
import { useApp } from '../app/app-context';
import { ConfirmedAction } from '../parts/confirmed-action';

/** Says what it means, then asks once more; nothing is deleted by one click. */
export function DeleteEverything({ purchases, captures }: { purchases: number; captures: number }) {
  const { text } = useApp();
  return (
    <div class="delete-all">
      <ConfirmedAction
        testId="delete-everything"
        look="button danger"
        icon="trash"
        label={text('delete.allAction')}
        title={text('delete.allTitle')}
        again={{
          label: text('delete.continue'),
          title: text('delete.confirmTitle'),
          warning: text('delete.noWayBack'),
        }}
        final={{
          label: text('delete.final', { count: captures }),
          busy: text('delete.deleting'),
          look: 'button danger final',
        }}
        failed={text('delete.failed')}
        done={text('delete.allDone')}
        act={() => askBackground('deleteEverything', {})}
      >
        <ul class="points">
          <li>{text('delete.what', { purchases, captures })}</li>
          <li>{text('delete.key')}</li>
          <li>{text('delete.packets')}</li>
          <li>
            {text('delete.exportFirst')}{' '}
            <button type="button" class="link" onClick={() => void openLibrary()}>
              {text('library')}
            </button>
          </li>
        </ul>
      </ConfirmedAction>
    </div>
  );
}
