import { expect, test } from 'vitest';
import { chosenOrNewest, tickState, toggle, toggleAll } from './selection';

const none = new Set<string>();
const shown = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
const ids = ['a', 'b', 'c'];

test('ticks and unticks one without touching the selection that was given', () => {
  const one = toggle(none, 'a');
  expect([...one]).toEqual(['a']);
  expect([...toggle(one, 'a')]).toEqual([]);
  expect([...none]).toEqual([]);
});

test('all: some become all, all become none, others stay', () => {
  const some = new Set(['a', 'elsewhere']);
  expect(tickState(some, ids)).toBe('some');
  const all = toggleAll(some, ids);
  expect(tickState(all, ids)).toBe('all');
  expect([...toggleAll(all, ids)]).toEqual(['elsewhere']);
});

test('nothing ticked offers the newest, and nothing where there is nothing', () => {
  expect(chosenOrNewest(none, shown)).toEqual([{ id: 'a' }]);
  expect(chosenOrNewest(none, [])).toEqual([]);
  expect(tickState(none, [])).toBe('none');
});

test('a deleted purchase is no longer chosen', () => {
  expect(chosenOrNewest(new Set(['gone', 'c']), shown)).toEqual([{ id: 'c' }]);
});
