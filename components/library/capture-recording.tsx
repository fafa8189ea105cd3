import { useState } from 'preact/hooks';
import type { Capture } from '../../lib/model/capture';
import type { RecordingFact } from '../../lib/model/recording';
import { describeRecording } from '../../lib/text/record/describe-recording';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { useRecordingText } from '../recording/use-recording-text';
import { useStoredFile } from './use-stored-file';

/** Beyond the end of any recording, in s. */
const THE_END = 1e7;

/** The recording of a tab, played as it was stored, called what it is, and with the reason why it ended. */
export function CaptureRecording({ capture, recording }: { capture: Capture; recording: RecordingFact }) {
  const text = useRecordingText();
  const { word } = useApp();
  const address = useStoredFile(capture.id, recording.path ?? '');
  const [isBroken, setBroken] = useState(false);
  // Its bytes are one file only once it is sealed.
  if (capture.state === 'pending') return null;
  if (recording.path === null || address === null)
    return (
      <p class="picture-none" data-method="recording">
        <Icon name="record" />
        <span>{text('play.none')}</span>
      </p>
    );
  return (
    <figure class="picture" data-method="recording" data-testid="recording">
      {isBroken ? (
        <p class="warning">{text('play.broken')}</p>
      ) : (
        <video
          class="recording"
          controls
          muted
          preload="auto"
          src={address}
          aria-label={text('play.label')}
          onLoadedMetadata={({ currentTarget }) => findEnd(currentTarget)}
          onError={() => setBroken(true)}
        />
      )}
      <figcaption>
        <span class="method">{text('play.mark')}</span>
      </figcaption>
      <dl class="recording-facts">
        {describeRecording(recording, word).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}

/** Browsers write what they record without its length; sent to the end, the player finds it, and can then be wound. */
function findEnd(video: HTMLVideoElement): void {
  if (video.duration !== Number.POSITIVE_INFINITY) return;
  video.addEventListener('durationchange', () => (video.currentTime = 0), { once: true });
  video.currentTime = THE_END;
}
