export interface Circumstances {
  version: string;
  build: string;
  browser: string;
  language: string;
  at: Date;
}

/** What a person may pass on about a failure: names and versions, nothing of a page or a purchase, no stack. */
export function diagnosticOf(
  error: unknown,
  { version, build, browser, language, at }: Circumstances,
): string {
  const [name, message] =
    error instanceof Error ? [error.name, error.message.split('\n')[0] ?? ''] : ['Error', String(error)];
  return [
    `Recharge Evidence ${version} (${build})`,
    `${name}: ${message}`,
    browser,
    `${language} · ${at.toISOString()}`,
  ].join('\n');
}
