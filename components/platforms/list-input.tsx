import type { ComponentChildren } from 'preact';
import { Icon } from '../icons';
import { useDefinition } from './editing';
import { usePlatformText } from './use-platform-text';

export interface ListInputProps {
  path: string;
  /** Of one element, for people who hear the page. */
  itemName: (index: number) => string;
  item: (path: string, index: number) => ComponentChildren;
  /** What a new element is. */
  fresh: () => unknown;
  addLabel: string;
  /** The list itself is taken away with its last element. */
  isOptional?: boolean;
  isOrdered?: boolean;
}

/** Elements that can be added, removed and, where their order counts, moved. */
export function ListInput({ path, itemName, item, fresh, addLabel, isOptional, isOrdered }: ListInputProps) {
  const text = usePlatformText();
  const { value, set } = useDefinition();
  const held = value(path);
  const list: unknown[] = Array.isArray(held) ? held : [];
  const change = (next: unknown[]) => set(path, next.length === 0 && isOptional === true ? undefined : next);
  const swap = (one: number, other: number) => {
    const next = [...list];
    [next[one], next[other]] = [next[other], next[one]];
    change(next);
  };
  return (
    <div class="list-input">
      <ol>
        {list.map((_, index) => (
          <li key={index} class="list-item" aria-label={itemName(index)}>
            <div class="list-fields">{item(`${path}.${index}`, index)}</div>
            <div class="list-actions">
              {isOrdered === true && index > 0 ? (
                <button
                  type="button"
                  class="icon-button"
                  aria-label={text('edit.moveUp', { item: itemName(index) })}
                  onClick={() => swap(index, index - 1)}
                >
                  <Icon name="up" small />
                </button>
              ) : null}
              <button
                type="button"
                class="icon-button"
                aria-label={text('edit.removeItem', { item: itemName(index) })}
                onClick={() => change(list.filter((__, at) => at !== index))}
              >
                <Icon name="trash" small />
              </button>
            </div>
          </li>
        ))}
      </ol>
      <button type="button" class="button quiet" onClick={() => change([...list, fresh()])} data-add={path}>
        <Icon name="plus" small />
        {addLabel}
      </button>
    </div>
  );
}
