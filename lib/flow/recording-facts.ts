import type { CaptureFacts } from '../capture/compose-capture';
import type { Capture } from '../model/capture';
import { PICTURE_GAPS } from '../model/picture-gap';
import type { Store } from '../store/store';
import { requestOf } from './request-of';

/** Everything that is known of a recording whose row is pending: it has ended, or was cut off. @throws Error where the row is none. */
export async function recordingFacts(capture: Capture, store: Store): Promise<CaptureFacts> {
  const { id, body } = capture;
  if (body.recording === undefined) throw new Error('no recording');
  const { reading, sighting, trigger } = await requestOf(capture, store);
  const parts = await store.recordingParts(id);
  const content = parts.length === 0 ? null : new Blob(parts.map((part) => part.content));
  return {
    id,
    trigger,
    reading,
    before: sighting,
    after: null,
    tabActiveBefore: true,
    tabActiveAfter: false,
    picture: { method: 'none', shots: [], reason: PICTURE_GAPS.recorded, attempts: 0 },
    html: null,
    copyGap: 'recorded',
    controls: null,
    recording: { fact: body.recording, content, parts: parts.map(({ path }) => path) },
    zoom: body.zoom,
    extension: body.extension,
    browser: body.browser,
  };
}
