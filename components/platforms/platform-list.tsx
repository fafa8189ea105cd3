import { useState } from 'preact/hooks';
import { changeSettings } from '../../lib/browser/settings';
import { knownPlatforms, type KnownPlatform } from '../../lib/model/known-platforms';
import { platformHealth } from '../../lib/model/platform-health';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { Icon } from '../icons';
import { BrokenPlatform } from './broken-platform';
import { PlatformRow } from './platform-row';
import { NEW_ADDRESS, SHARE_ADDRESS } from './routes';
import { usePlatformText } from './use-platform-text';
import './platforms.css';

/** So few are seen at a glance. */
const FEW = 6;

/** Every platform with its state, the person's own first. */
export function PlatformList() {
  const text = usePlatformText();
  const { platforms, settings } = useApp();
  const { customPlatforms, disabledPlatforms } = settings;
  const [sought, setSought] = useState('');
  const purchases = useLive((store) => store.allPurchases(), []);
  const health = platformHealth(purchases.status === 'ready' ? purchases.value : []);
  const { known, broken } = knownPlatforms(platforms, settings);
  const found = known.filter((platform) => isFound(platform, sought));
  const turn = ({ id }: KnownPlatform, isOn: boolean) => {
    const others = disabledPlatforms.filter((each) => each !== id);
    void changeSettings({ disabledPlatforms: isOn ? others : [...others, id] });
  };
  return (
    <>
      <p class="card-lead">{text('list.lead')}</p>
      <div class="list-tools">
        {known.length > FEW ? (
          <label class="search">
            <span class="visually-hidden">{text('list.search')}</span>
            <Icon name="search" small />
            <input
              class="input"
              type="search"
              placeholder={text('list.search')}
              value={sought}
              data-testid="search-platforms"
              onInput={({ currentTarget }) => setSought(currentTarget.value)}
            />
          </label>
        ) : null}
        <a class="button primary" href={NEW_ADDRESS} data-testid="add-platform">
          <Icon name="plus" small />
          {text('list.add')}
        </a>
        <a class="button" href={SHARE_ADDRESS} data-testid="share-platforms">
          <Icon name="share" small />
          {text('list.share')}
        </a>
      </div>
      <ul class="rows">
        {broken.map(({ written, problems }) => (
          <BrokenPlatform
            key={JSON.stringify(written)}
            problems={problems}
            onRemove={() =>
              void changeSettings({ customPlatforms: customPlatforms.filter((each) => each !== written) })
            }
          />
        ))}
        {found.map((platform) => (
          <PlatformRow
            key={platform.id}
            platform={platform}
            health={health.get(platform.id)}
            onChange={(isOn) => turn(platform, isOn)}
          />
        ))}
      </ul>
      <output class="list-found">
        {found.length === 0
          ? text('list.nothing')
          : sought === ''
            ? ''
            : text('list.found', { count: found.length })}
      </output>
    </>
  );
}

function isFound({ id, definition }: KnownPlatform, sought: string): boolean {
  const words = sought.toLowerCase().split(/\s+/);
  const all = [id, ...Object.values(definition.name), ...definition.matches].join(' ').toLowerCase();
  return words.every((word) => all.includes(word));
}
