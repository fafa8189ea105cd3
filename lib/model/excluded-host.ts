/** Whether a host, or one it belongs to, is on the list: `example.com` also names `pay.example.com`. */
export function isExcludedHost(host: string, excluded: readonly string[]): boolean {
  return excluded.some((each) => host === each || host.endsWith(`.${each}`));
}
