import { expect, it } from 'vitest';
import type { Store } from '../../lib/store/store';
import { askFirst } from './ask-first';

/** The questions here ask for nothing. */
const store = {} as Store;

it('asks at once, in order, and has each answer as soon as it is there', async () => {
  const asked: string[] = [];
  let answerLater: (value: string) => void = () => undefined;
  const quick = async () => asked.push('quick');
  const slow = () => {
    asked.push('slow');
    return new Promise<string>((resolve) => (answerLater = resolve));
  };
  const { firstAnswer, all } = askFirst(store, [quick, slow]);
  expect(asked).toEqual(['quick', 'slow']);
  await Promise.resolve().then(() => undefined);
  expect(firstAnswer(quick)).toEqual({ value: 1 });
  expect(firstAnswer(slow)).toBeUndefined();
  answerLater('late');
  await all;
  expect(firstAnswer(slow)).toEqual({ value: 'late' });
});

it('tells an answer of nothing from none', async () => {
  const nothing = async () => undefined;
  const { firstAnswer, all, forget } = askFirst(store, [nothing]);
  await all;
  expect(firstAnswer(nothing)).toEqual({ value: undefined });
  forget();
  expect(firstAnswer(nothing)).toBeUndefined();
});

it('leaves what fails unanswered, and stops nothing', async () => {
  const broken = async () => Promise.reject(new Error('the database does not open'));
  const sound = async () => 'sound';
  const { firstAnswer, all } = askFirst(store, [broken, sound]);
  await all;
  expect(firstAnswer(broken)).toBeUndefined();
  expect(firstAnswer(sound)).toEqual({ value: 'sound' });
});
