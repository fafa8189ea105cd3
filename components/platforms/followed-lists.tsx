import { useId, useState } from 'preact/hooks';
import { forgetFetchedList } from '../../lib/browser/definition-lists';
import { askForHostPermission, giveBackHostPermission } from '../../lib/browser/permissions';
import { changeSettings, readSettings } from '../../lib/browser/settings';
import { knownPlatforms } from '../../lib/model/known-platforms';
import { patternsOverlap } from '../../lib/model/overlap';
import { isListAddress, listMatch } from '../../lib/model/followed-list';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { FollowedListRow } from './followed-list-row';
import { usePlatformText } from './use-platform-text';

type Refusal = 'share.followWrong' | 'share.followAlready' | 'share.followRefused';

/** Lists of definitions on somebody's server: none until the person adds one. */
export function FollowedLists() {
  const text = usePlatformText();
  const { settings, platforms } = useApp();
  const id = useId();
  const [written, setWritten] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const follow = async () => {
    const url = written.trim();
    if (!isListAddress(url)) return setRefusal('share.followWrong');
    if (settings.followedLists.some((each) => each.url === url)) return setRefusal('share.followAlready');
    // First, while the click still counts: the browser asks only then.
    if (!(await askForHostPermission([listMatch(url)]))) return setRefusal('share.followRefused');
    const { followedLists } = await readSettings();
    await changeSettings({ followedLists: [...followedLists, { url }] });
    setWritten('');
    setRefusal(null);
  };
  const unfollow = async (url: string) => {
    const settingsNow = await readSettings();
    const others = settingsNow.followedLists.filter((each) => each.url !== url);
    await changeSettings({ followedLists: others });
    await forgetFetchedList(url);
    const match = listMatch(url);
    const needed = [
      ...others.map((each) => listMatch(each.url)),
      ...knownPlatforms(platforms, settingsNow).known.flatMap(({ definition }) => definition.matches),
    ];
    if (!needed.some((pattern) => patternsOverlap(pattern, match))) await giveBackHostPermission([match]);
  };
  return (
    <section class="card share-part" aria-labelledby="follow-title" data-testid="followed-lists">
      <h2 id="follow-title">{text('share.follow')}</h2>
      <p class="form-lead">{text('share.followLead')}</p>
      <form
        class="try-line"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void follow();
        }}
      >
        <div class="labelled">
          <label for={id}>{text('share.followAddress')}</label>
          <input
            id={id}
            class="input mono"
            type="url"
            spellcheck={false}
            autocomplete="off"
            placeholder="https://lists.example.org/platforms.json"
            value={written}
            aria-invalid={refusal !== null}
            aria-describedby={`${id}-told`}
            data-testid="list-address"
            onInput={({ currentTarget }) => {
              setWritten(currentTarget.value);
              setRefusal(null);
            }}
          />
        </div>
        <button type="submit" class="button" data-testid="follow-list">
          <Icon name="plus" small />
          {text('share.followAdd')}
        </button>
      </form>
      <p id={`${id}-told`} class="wrong" role="alert">
        {refusal === null ? '' : text(refusal)}
      </p>
      {settings.followedLists.length === 0 ? null : (
        <ul class="rows">
          {settings.followedLists.map(({ url }) => (
            <FollowedListRow key={url} url={url} onUnfollow={() => void unfollow(url)} />
          ))}
        </ul>
      )}
    </section>
  );
}
