import { useState } from 'preact/hooks';
import type { Capture } from '../../lib/model/capture';
import { knownPlatforms } from '../../lib/model/known-platforms';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { useDefinition } from './editing';
import { ownCaptures, savedPageOf } from './own-captures';
import { useTeachingTools } from './teaching-tools';
import { usePlatformText } from './use-platform-text';

/** What one capture's saved page gives with the definition in use, and with the one in the editor. */
interface Comparison {
  id: string;
  url: string;
  capturedAt: number;
  changes: { what: string; before: string; after: string }[];
}

/** More would take long, and the newest tell most. */
const MOST = 200;

/** Reads the saved pages of this platform's captures anew, and lists what would be read differently. Captures stay as they are. */
export function TryCaptures({ id }: { id: string }) {
  const text = usePlatformText();
  const { store, platforms, settings, language, word } = useApp();
  const { parsed } = useDefinition();
  const { trySavedPage } = useTeachingTools();
  const [compared, setCompared] = useState<Comparison[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!parsed.ok) return null;
  const { platform } = parsed;
  const before = knownPlatforms(platforms, settings).known.find((each) => each.id === id)?.definition;

  const compare = async (capture: Capture): Promise<Comparison | null> => {
    const { id: captureId, capturedAt, body } = capture;
    const html = await savedPageOf(store, capture);
    if (html === null) return null;
    const now = trySavedPage(html, body.url, platform).reading;
    const then = before === undefined ? null : trySavedPage(html, body.url, before).reading;
    const stageOf = (reading: typeof now | null) =>
      reading === null || reading.stage === null ? '–' : word(`stage.${reading.stage}`);
    const valueOf = (reading: typeof now | null, name: string) =>
      reading?.fields.find((field) => field.name === name)?.value ?? '–';
    const names = new Set([...now.fields, ...(then?.fields ?? [])].map(({ name }) => name));
    const all = [
      { what: text('form.stage'), before: stageOf(then), after: stageOf(now) },
      ...[...names].map((name) => ({
        what: word(`field.${name}`),
        before: valueOf(then, name),
        after: valueOf(now, name),
      })),
    ];
    return {
      id: captureId,
      url: body.url,
      capturedAt,
      changes: all.filter((each) => each.before !== each.after),
    };
  };
  const run = async () => {
    setBusy(true);
    const own = (await ownCaptures(store, id, platform)).slice(-MOST);
    const found: Comparison[] = [];
    for (const capture of own) {
      const comparison = await compare(capture);
      if (comparison !== null) found.push(comparison);
    }
    setCompared(found);
    setBusy(false);
  };
  const changed = compared?.filter(({ changes }) => changes.length > 0) ?? [];
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div class="try-captures" data-testid="try-captures">
      <button type="button" class="button" disabled={isBusy} onClick={() => void run()}>
        <Icon name="library" small />
        {text('try.captures')}
      </button>
      <div aria-live="polite">
        {compared === null ? null : (
          <p>{text('try.compared', { count: compared.length, changed: changed.length })}</p>
        )}
        <ul class="differences">
          {changed.map(({ id: captureId, url, capturedAt, changes }) => (
            <li key={captureId}>
              <b>{time.format(capturedAt)}</b> <span>{new URL(url).host}</span>
              {changes.map(({ what, before: was, after }) => (
                <span key={what}>
                  {what}: <del aria-label={text('diff.before', { value: was })}>{was}</del>{' '}
                  <ins aria-label={text('diff.after', { value: after })}>{after}</ins>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
