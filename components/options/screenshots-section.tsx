import { useApp } from '../app/app-context';
import { Row } from '../parts/row';
import { RecordingRows } from '../recording/recording-rows';
import { ScreenshotPermission } from '../parts/screenshot-permission';
import { Section } from './section';

/** Why the browser asks for so much, what is done with it, and the way back. */
export function ScreenshotsSection() {
  const { text } = useApp();
  const hint = (
    <>
      <p>{text('screenshots.meaning')}</p>
      <p>{text('screenshots.limits')}</p>
    </>
  );
  return (
    <Section id="screenshots">
      <Row title={text('screenshots.title')} hint={hint}>
        <ScreenshotPermission />
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
      <RecordingRows />
    </Section>
  );
}
