import {
  askForScreenshotPermission,
  giveBackScreenshotPermission,
  hasScreenshotPermission,
} from '../../lib/browser/permissions';
import { useApp } from '../app/app-context';
import { usePermission } from './use-permission';

/** Whether real screenshots are allowed, and the button that changes it. */
export function ScreenshotPermission() {
  const { text } = useApp();
  const isAllowed = usePermission(hasScreenshotPermission, []);
  if (isAllowed === null) return null;
  return (
    <div class="permission" data-testid="screenshot-permission" data-allowed={isAllowed}>
      <span class={isAllowed ? 'state ready' : 'state needs'}>
        {text(isAllowed ? 'screenshots.allowed' : 'screenshots.notAllowed')}
      </span>
      {isAllowed ? (
        <button type="button" class="button" onClick={() => void giveBackScreenshotPermission()}>
          {text('screenshots.giveBack')}
        </button>
      ) : (
        <button
          type="button"
          class="button primary"
          data-testid="allow-screenshots"
          onClick={() => void askForScreenshotPermission()}
        >
          {text('screenshots.allow')}
        </button>
      )}
    </div>
  );
}
