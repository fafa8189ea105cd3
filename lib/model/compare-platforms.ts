import { isComposite } from './json-path';

/** One place where two definitions differ; absent on one side where only the other has it. Values are JSON. */
export interface PlatformDifference {
  /** `stages.0.selector`; fields and lists are compared place by place. */
  path: string;
  before?: unknown;
  after?: unknown;
}

/** What would change from one definition to another. A key that is absent equals one that is empty: defaults are left out. */
export function comparePlatforms(before: unknown, after: unknown): PlatformDifference[] {
  return [...differences(before, after, '')];
}

function* differences(before: unknown, after: unknown, path: string): Generator<PlatformDifference> {
  if (isComposite(before) && isComposite(after) && Array.isArray(before) === Array.isArray(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      yield* differences(own(before, key), own(after, key), path === '' ? key : `${path}.${key}`);
    return;
  }
  if (isSame(before, after)) return;
  yield {
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || (isEmpty(one) && isEmpty(other));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (isComposite(value) && Object.keys(value).length === 0);
}

function own(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
