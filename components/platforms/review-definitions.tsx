import { useMemo, useState } from 'preact/hooks';
import { askForHostPermission } from '../../lib/browser/permissions';
import { parsePlatforms } from '../../lib/model/parse-platforms';
import type { Platform } from '../../lib/model/platform';
import { useApp } from '../app/app-context';
import { importEffect } from './import-effect';
import { ImportPreview } from './import-preview';
import { isSelector } from './is-selector';
import { Problems } from './problems';
import { savePlatform } from './save-platform';
import { usePlatformText } from './use-platform-text';

export interface ReviewDefinitionsProps {
  /** One definition or several, as somebody wrote them. */
  written: string;
  /** Whether all are ticked at first, or none. */
  areTaken: boolean;
  /** Leaves out what is in use already. */
  onlyChanges?: boolean;
  onAdded(platforms: readonly Platform[]): void;
}

/** Says what each definition would do, and takes in those that the person ticks. */
export function ReviewDefinitions({
  written,
  areTaken,
  onlyChanges = false,
  onAdded,
}: ReviewDefinitionsProps) {
  const text = usePlatformText();
  const app = useApp();
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const read = useMemo(() => parsePlatforms(written, isSelector), [written]);
  const parsed = read.ok ? read.parsed : [];
  const good = parsed.flatMap((each) => (each.ok ? [each.platform] : []));
  // Of two with one id the later would silently win.
  const once = good.filter(({ id }, index) => good.findIndex((other) => other.id === id) === index);
  const shown = onlyChanges ? once.filter((platform) => importEffect(platform, app).effect !== 'same') : once;
  const isTaken = ({ id }: Platform) => chosen.get(id) ?? areTaken;
  const taken = shown.filter(isTaken);
  const add = async () => {
    for (const platform of taken) await savePlatform(platform);
    onAdded(taken);
  };
  return (
    <>
      {read.ok ? null : (
        <div class="refused">
          <p>{text('share.refused')}</p>
          {read.problem === 'nothing' ? (
            <p>{text('share.nothing')}</p>
          ) : (
            <Problems problems={[read.problem]} />
          )}
        </div>
      )}
      {parsed.map((each, index) =>
        each.ok ? null : (
          <div class="refused" key={index}>
            <p>{text('share.oneRefused', { number: index + 1 })}</p>
            <Problems problems={each.problems} />
          </div>
        ),
      )}
      {shown.map((platform) => (
        <ImportPreview
          key={platform.id}
          platform={platform}
          isTaken={isTaken(platform)}
          onTake={(next) => setChosen(new Map([...chosen, [platform.id, next]]))}
        />
      ))}
      {shown.length === 0 ? null : (
        <button
          type="button"
          class="button primary"
          data-testid="import-taken"
          disabled={taken.length === 0}
          onClick={() => void add()}
        >
          {text('share.add', { count: taken.length })}
        </button>
      )}
    </>
  );
}

/** What was taken in, and the permission that it may still need; asked for in the click itself. */
export function AddedDefinitions({ added }: { added: readonly Platform[] }) {
  const text = usePlatformText();
  return (
    <p class="note" data-testid="imported">
      {text('share.added', { count: added.length })}
      <button
        type="button"
        class="button"
        onClick={() => void askForHostPermission(added.flatMap(({ matches }) => matches))}
      >
        {text('list.permit')}
      </button>
    </p>
  );
}
