import type { RecordingFact } from '../../model/recording';
import type { Translate } from '../translate';
import type { RecordKey } from '.';
import type { Told } from './told';

/** How long a recording is and why no longer, within which limits, and what the tab showed when. */
export function describeRecording(
  { path, startedAt, durationMs, end, limits, addresses }: RecordingFact,
  word: Translate<RecordKey>,
): Told[] {
  const time = startedAt.slice(0, 19).replace('T', ' ');
  const value = [
    path === null
      ? word('recording.none')
      : word('recording.length', { length: minutesAndSeconds(durationMs), time }),
    word(`recording.end.${end}`),
    word('recording.limits', {
      length: minutesAndSeconds(limits.ms),
      size: Math.round(limits.bytes / 1_000_000),
    }),
  ].join(' · ');
  return [
    { label: word('recording.title'), value },
    {
      label: word('recording.addresses'),
      value: addresses.map(({ atMs, url }) => `${minutesAndSeconds(atMs)} ${url}`).join(' · '),
    },
  ];
}

/** `0:07`. */
function minutesAndSeconds(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
