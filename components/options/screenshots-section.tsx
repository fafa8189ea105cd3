import {
  askForScreenshotPermission,
  giveBackScreenshotPermission,
  hasScreenshotPermission,
} from '../../lib/browser/permissions';
import { useApp } from '../app/app-context';
import { Row } from '../parts/row';
import { Section } from './section';
import { usePermission } from '../parts/use-permission';

/** Why the browser asks for so much, what is done with it, and the way back. */
export function ScreenshotsSection() {
  const { text } = useApp();
  const isAllowed = usePermission(hasScreenshotPermission, []);
  const hint = (
    <>
      <p>{text('screenshots.meaning')}</p>
      <p>{text('screenshots.limits')}</p>
    </>
  );
  return (
    <Section id="screenshots">
      <Row title={text('screenshots.title')} hint={hint}>
        {isAllowed === null ? null : (
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
        )}
      </Row>
      <dl class="methods">
        <div>
          <dt>{text('screenshots.method.screenshot')}</dt>
          <dd>{text('screenshots.method.screenshotHint')}</dd>
        </div>
        <div>
          <dt>{text('screenshots.method.rendered')}</dt>
          <dd>{text('screenshots.method.renderedHint')}</dd>
        </div>
      </dl>
    </Section>
  );
}
