import { useId, useMemo } from 'preact/hooks';
import type { Purchase } from '../../lib/model/purchase';
import { STAGES, type Stage } from '../../lib/model/stage';
import { useApp } from '../app/app-context';
import { usePlatformName } from '../app/use-platform-name';
import { Icon } from '../icons';
import { ANYTHING, platformKey, type Wanted } from './find-purchases';
import './filters.css';

export interface FiltersProps {
  all: readonly Purchase[];
  wanted: Wanted;
  found: number;
  onChange(wanted: Wanted): void;
}

/** Search and filters; folded behind one line where there is no room beside the list. */
export function Filters({ all, wanted, found, onChange }: FiltersProps) {
  const { text, word } = useApp();
  const nameOf = usePlatformName();
  const id = useId();
  const platforms = useMemo(() => countBy(all), [all]);
  const stages = STAGES.filter((stage) => all.some((purchase) => purchase.stages.includes(stage)));
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
      <details class="filters" open={window.innerWidth >= 1100}>
        <summary>
          <Icon name="filter" small />
          {text('filter.title')}
          {isNarrowed ? <span class="filter-on">{text('filter.on')}</span> : null}
        </summary>
        <fieldset class="filter">
          <legend>{text('filter.platform')}</legend>
          <Option
            name={`${id}-platform`}
            label={text('filter.any')}
            count={all.length}
            isChosen={wanted.platform === null}
            onChoose={() => change({ platform: null })}
          />
          {platforms.map(({ key, sample, count }) => (
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
        <div class="filter">
          <label htmlFor={`${id}-stage`}>{text('filter.stage')}</label>
          <select
            id={`${id}-stage`}
            class="input"
            value={wanted.stage ?? ''}
            onChange={(event) => change({ stage: (event.currentTarget.value || null) as Stage | null })}
          >
            <option value="">{text('filter.any')}</option>
            {stages.map((stage) => (
              <option key={stage} value={stage}>
                {word(`stage.${stage}`)}
              </option>
            ))}
          </select>
        </div>
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
        {isNarrowed ? (
          <button type="button" class="button" onClick={() => onChange({ ...ANYTHING, text: words })}>
            {text('filter.clear')}
          </button>
        ) : null}
      </details>
    </search>
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

/** Platforms with their number of purchases, the most frequent first. */
function countBy(all: readonly Purchase[]): { key: string; sample: Purchase; count: number }[] {
  const groups = new Map<string, { key: string; sample: Purchase; count: number }>();
  for (const purchase of all) {
    const key = platformKey(purchase);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, sample: purchase, count: 1 });
    else group.count += 1;
  }
  return [...groups.values()].sort((one, other) => other.count - one.count);
}
