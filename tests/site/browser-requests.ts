/** What browsers ask for by themselves, and no switch stops; each named as narrowly as possible. */
const OWN_REQUESTS = [
  'accounts.google.com/ListAccounts',
  'clients2.google.com/time/1/current',
  'update.googleapis.com/service/update2',
  'content-autofill.googleapis.com/v1/',
  'firefox.settings.services.mozilla.com/v1/',
];

/** Whether the browser itself sent this request: not a page, and not the extension. */
export function isBrowserRequest(host: string, path: string): boolean {
  return path === '/favicon.ico' || OWN_REQUESTS.some((prefix) => `${host}${path}`.startsWith(prefix));
}
