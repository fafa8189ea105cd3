import type { ComponentChildren } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import { CLAIM_STATUSES, type ClaimStatus } from '../../lib/model/claim';
import type { Purchase } from '../../lib/model/purchase';
import { STAGES } from '../../lib/model/stage';
import { useApp } from '../app/app-context';
import { usePlatformName } from '../app/use-platform-name';
import { dateFormat } from '../format/date-format';
import { useClaimText } from '../claim/use-claim-text';
import { Icon } from '../icons';
import { AmountFilter } from './amount-filter';
import { ANYTHING, platformKey, type ClaimStatuses, type Searchable, type Wanted } from './find-purchases';
import './filters.css';

export interface FiltersProps {
  all: readonly Searchable[];
  claims: ClaimStatuses;
  wanted: Wanted;
  found: number;
  onChange(wanted: Wanted): void;
}

/** Search and filters; folded behind one line where there is no room beside the list. */
export function Filters({ all, claims, wanted, found, onChange }: FiltersProps) {
  const { text } = useApp();
  const change = (part: Partial<Wanted>) => onChange({ ...wanted, ...part });
  const { text: words, ...narrowing } = wanted;
  const { text: _, ...wide } = ANYTHING;
  const isNarrowed = JSON.stringify(narrowing) !== JSON.stringify(wide);

  return (
    <search class="filters-column">
      <div class="search">
        <Icon name="search" small />
        <input
          class="input"
          type="search"
          value={words}
          placeholder={text('search.placeholder')}
          aria-label={text('search.label')}
          data-testid="search"
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </div>
      <output class="found">{text('search.found', { count: found })}</output>
      <details class="filters" open={window.innerWidth >= 1200}>
        <summary>
          <Icon name="filter" small />
          {text('filter.title')}
          {isNarrowed ? <span class="filter-on">{text('filter.on')}</span> : null}
        </summary>
        <Narrowing all={all} claims={claims} wanted={wanted} change={change} />
        {isNarrowed ? (
          <button type="button" class="button" onClick={() => onChange({ ...ANYTHING, text: words })}>
            {text('filter.clear')}
          </button>
        ) : null}
      </details>
    </search>
  );
}

interface NarrowingProps extends Pick<FiltersProps, 'all' | 'claims' | 'wanted'> {
  change(part: Partial<Wanted>): void;
}

function Narrowing({ all, claims, wanted, change }: NarrowingProps) {
  const { text, word, language } = useApp();
  const { say } = useClaimText();
  const nameOf = usePlatformName();
  const id = useId();
  // Counted once for all purchases, not for each letter that is typed.
  const offered = useMemo(() => offeredIn(all), [all]);
  const statuses = useMemo(() => new Set(claims.values()), [claims]);
  const monthName = dateFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <>
      <fieldset class="filter">
        <legend>{text('filter.platform')}</legend>
        <Option
          name={`${id}-platform`}
          label={text('filter.any')}
          count={all.length}
          isChosen={wanted.platform === null}
          onChoose={() => change({ platform: null })}
        />
        {offered.platforms.map(({ key, sample, count }) => (
          <Option
            key={key}
            name={`${id}-platform`}
            label={nameOf(sample)}
            count={count}
            isChosen={wanted.platform === key}
            onChoose={() => change({ platform: key })}
          />
        ))}
      </fieldset>
      <Choice
        label={text('filter.month')}
        testId="filter-month"
        value={wanted.month}
        onChoose={(month) => change({ month })}
      >
        {offered.months.map((month) => (
          <option key={month} value={month}>
            {monthName.format(Date.parse(month))}
          </option>
        ))}
      </Choice>
      <Choice
        label={text('filter.channel')}
        testId="filter-channel"
        value={wanted.channel ?? ''}
        onChoose={(channel) => change({ channel: channel || null })}
      >
        {offered.channels.map((channel) => (
          <option key={channel} value={channel}>
            {channel}
          </option>
        ))}
      </Choice>
      <Choice
        label={text('filter.claim')}
        testId="filter-claim"
        value={wanted.claim ?? ''}
        onChoose={(claim) => change({ claim: (claim || null) as ClaimStatus | 'none' | null })}
      >
        <option value="none">{text('filter.claim.none')}</option>
        {CLAIM_STATUSES.filter((status) => statuses.has(status)).map((status) => (
          <option key={status} value={status}>
            {say(`status.${status}`)}
          </option>
        ))}
      </Choice>
      <AmountFilter wanted={wanted} change={change} />
      <fieldset class="filter">
        <legend>{text('filter.completeness')}</legend>
        {(['any', 'complete', 'missing'] as const).map((completeness) => (
          <Option
            key={completeness}
            name={`${id}-completeness`}
            label={text(`filter.completeness.${completeness}`)}
            isChosen={wanted.completeness === completeness}
            onChoose={() => change({ completeness })}
          />
        ))}
      </fieldset>
      <Choice
        label={text('filter.stage')}
        value={wanted.stage ?? ''}
        onChoose={(stage) => change({ stage: STAGES.find((known) => known === stage) ?? null })}
      >
        {offered.stages.map((stage) => (
          <option key={stage} value={stage}>
            {word(`stage.${stage}`)}
          </option>
        ))}
      </Choice>
      <div class="filter">
        <label htmlFor={`${id}-from`}>{text('filter.from')}</label>
        <input
          id={`${id}-from`}
          class="input"
          type="date"
          value={wanted.from}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <label htmlFor={`${id}-to`}>{text('filter.to')}</label>
        <input
          id={`${id}-to`}
          class="input"
          type="date"
          value={wanted.to}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

interface ChoiceProps {
  label: string;
  testId?: string;
  /** '' for any. */
  value: string;
  children: ComponentChildren;
  onChoose(value: string): void;
}

function Choice({ label, testId, value, children, onChoose }: ChoiceProps) {
  const { text } = useApp();
  const id = useId();
  return (
    <div class="filter">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        class="input"
        data-testid={testId}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="">{text('filter.any')}</option>
        {children}
      </select>
    </div>
  );
}

interface OptionProps {
  name: string;
  label: string;
  count?: number;
  isChosen: boolean;
  onChoose(): void;
}

function Option({ name, label, count, isChosen, onChoose }: OptionProps) {
  const id = useId();
  return (
    <label class="option" htmlFor={id}>
      <input id={id} type="radio" name={name} checked={isChosen} onChange={onChoose} />
      <span>{label}</span>
      {count === undefined ? null : <span class="option-count">{count}</span>}
    </label>
  );
}

/** What can be chosen from: platforms with their number of purchases, the most frequent first; months, the newest first. */
function offeredIn(all: readonly Searchable[]) {
  const groups = new Map<string, { key: string; sample: Purchase; count: number }>();
  const months = new Set<string>();
  const channels = new Set<string>();
  const seen = new Set<string>();
  for (const { purchase, month } of all) {
    const key = platformKey(purchase);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, sample: purchase, count: 1 });
    else group.count += 1;
    months.add(month);
    if (purchase.channel !== null) channels.add(purchase.channel);
    for (const stage of purchase.stages) seen.add(stage);
  }
  return {
    platforms: [...groups.values()].sort((one, other) => other.count - one.count),
    months: [...months].sort().reverse(),
    channels: [...channels].sort(),
    stages: STAGES.filter((stage) => seen.has(stage)),
  };
}
