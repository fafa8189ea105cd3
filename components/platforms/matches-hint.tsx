import { matchesPattern } from '../../lib/model/match-pattern';
import { nameIn } from '../../lib/model/language';
import { patternsOverlap } from '../../lib/model/overlap';
import { knownPlatforms } from '../../lib/model/known-platforms';
import { useApp } from '../app/app-context';
import { useDefinition } from './editing';
import { useOpenTabs } from './use-open-tabs';
import { usePlatformText } from './use-platform-text';

/** Which open pages the patterns name, and which other platforms name the same ones. */
export function MatchesHint() {
  const text = usePlatformText();
  const { platforms, settings, language } = useApp();
  const { value, set } = useDefinition();
  const tabs = useOpenTabs();
  const held = value('matches');
  const patterns = Array.isArray(held) ? held.filter((each) => typeof each === 'string') : [];
  const matching = tabs.filter(({ url }) =>
    patterns.some((pattern) => matchesPattern(pattern, new URL(url))),
  );
  const others = knownPlatforms(platforms, settings).known.filter(
    ({ id, definition }) =>
      id !== value('id') &&
      definition.matches.some((theirs) => patterns.some((pattern) => patternsOverlap(pattern, theirs))),
  );
  const hosts = [...new Set(tabs.map(({ url }) => new URL(url).origin))].filter(
    (origin) => !patterns.some((pattern) => pattern.startsWith(`${origin}/`)),
  );
  return (
    <div class="matches-hint" aria-live="polite">
      <p>{text('form.openTabs', { count: matching.length })}</p>
      {matching.length === 0 ? null : (
        <ul class="tabs">
          {matching.slice(0, 4).map(({ id, url, title }) => (
            <li key={id}>
              {title} <code class="mono">{new URL(url).host + new URL(url).pathname}</code>
            </li>
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <p class="wrong">
          {text('form.overlaps', {
            platforms: others.map(({ definition }) => nameIn(definition.name, language)).join(', '),
          })}
        </p>
      )}
      {hosts.length === 0 ? null : (
        <p class="hosts-open">
          {text('form.takeFrom')}
          {hosts.slice(0, 5).map((origin) => (
            <button
              key={origin}
              type="button"
              class="link"
              onClick={() =>
                set('matches', [...patterns.filter((each) => each !== 'https:///*'), `${origin}/*`])
              }
            >
              {origin.replace(/^https?:\/\//, '')}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
