import { browser } from 'wxt/browser';
import { extensionUrl } from './extension-url';

const PERMISSION = { permissions: ['notifications' as const] };

export function hasNotificationPermission(): Promise<boolean> {
  return browser.permissions.contains(PERMISSION);
}

/** Must be called from a click. False where the person says no. */
export function askForNotificationPermission(): Promise<boolean> {
  return browser.permissions.request(PERMISSION);
}

/** Shows a message outside of any page; one of the same id is replaced. Says nothing without the permission. */
export async function notify(
  id: string,
  { title, message }: { title: string; message: string },
): Promise<void> {
  await notificationsOf()?.create(id, {
    type: 'basic',
    iconUrl: extensionUrl('icons/128.png'),
    title,
    message,
  });
}

let isListening = false;

/** Calls `opened` with the id of a notification that was clicked. May be called again once the permission has come. */
export function onNotificationOpened(opened: (id: string) => void): void {
  if (isListening) return;
  notificationsOf()?.onClicked.addListener((id) => {
    void notificationsOf()?.clear(id);
    opened(id);
  });
  isListening = notificationsOf() !== undefined;
}

/** Absent until the permission is granted. */
function notificationsOf(): typeof browser.notifications | undefined {
  return browser.notifications as typeof browser.notifications | undefined;
}
