import { useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import { askForHostPermission } from '../../lib/browser/permissions';
import { listMatch } from '../../lib/model/followed-list';
import { parsePlatforms } from '../../lib/model/parse-platforms';
import type { Platform } from '../../lib/model/platform';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { importEffect } from './import-effect';
import { Problems } from './problems';
import { AddedDefinitions, ReviewDefinitions } from './review-definitions';
import { useFetchedList } from './use-fetched-list';
import { usePlatformText } from './use-platform-text';

export interface FollowedListRowProps {
  url: string;
  onUnfollow(): void;
}

/** One list: when it was fetched, what went wrong, and what in it differs from what is in use. */
export function FollowedListRow({ url, onUnfollow }: FollowedListRowProps) {
  const text = usePlatformText();
  const app = useApp();
  const fetched = useFetchedList(url);
  const [isBusy, setBusy] = useState(false);
  const [added, setAdded] = useState<readonly Platform[]>([]);
  const time = new Intl.DateTimeFormat(app.language, { dateStyle: 'medium', timeStyle: 'short' });
  const fault = fetched?.fault ?? null;
  const held = fetched?.text ?? null;
  const read = held === null ? null : parsePlatforms(held);
  const changed =
    read?.ok === true
      ? read.parsed.filter((each) => !each.ok || importEffect(each.platform, app).effect !== 'same')
      : [];
  const fetchNow = async () => {
    setBusy(true);
    await askBackground('fetchList', { url }).catch(() => undefined);
    setBusy(false);
  };
  return (
    <li class="followed-list" data-testid="followed-list" data-fault={fault?.code}>
      <p class="row-title mono">{url}</p>
      <p class="row-hint">
        {fetched === null || fetched.fetchedAt === null
          ? text('share.neverFetched')
          : text('share.lastFetched', { time: time.format(fetched.fetchedAt) })}
      </p>
      <div class="share-actions">
        <button
          type="button"
          class="button"
          data-testid="fetch-list"
          disabled={isBusy}
          onClick={() => void fetchNow()}
        >
          {text('share.fetchNow')}
        </button>
        <button type="button" class="button" data-testid="unfollow-list" onClick={onUnfollow}>
          <Icon name="trash" small />
          {text('share.unfollow')}
        </button>
      </div>
      <div aria-live="polite" class="share-found">
        {fault === null ? null : (
          <div class="refused" data-testid="list-fault">
            <p>{text(`share.fault.${fault.code}`, { detail: fault.detail })}</p>
            {fault.problem === null ? null : <Problems problems={[fault.problem]} />}
            <p>{text('share.nothingChanged')}</p>
            {fault.code === 'no-permission' ? (
              <button
                type="button"
                class="button"
                onClick={() => void askForHostPermission([listMatch(url)])}
              >
                {text('list.permit')}
              </button>
            ) : null}
          </div>
        )}
        {held === null ? null : changed.length === 0 ? (
          <p class="form-lead">{text('share.upToDate')}</p>
        ) : (
          <>
            <p>{text('share.listDiffers', { count: changed.length })}</p>
            <ReviewDefinitions
              key={fetched?.fetchedAt ?? 0}
              written={held}
              areTaken={false}
              onlyChanges
              onAdded={setAdded}
            />
          </>
        )}
        {added.length === 0 ? null : <AddedDefinitions added={added} />}
      </div>
    </li>
  );
}
