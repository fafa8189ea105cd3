/** Resolves after `ms`. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** @throws Error where `promise` has not settled after `ms`: a page that is kept frozen, or a browser that is busy, may never answer. */
export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const late = wait(ms).then(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
  return Promise.race([promise, late]);
}
