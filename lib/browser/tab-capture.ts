import { browser } from 'wxt/browser';

type Permission = Parameters<typeof browser.permissions.request>[0];

/** A name that the common types do not know. */
const PERMISSION = { permissions: ['tabCapture'] } as unknown as Permission;

/** Chromium's tab capture, which the common `browser` types do not know; absent until it is permitted. */
interface TabCapture {
  getMediaStreamId(options: { targetTabId: number }): Promise<string>;
}

/**
 * Whether this browser can record one tab. Firefox cannot: it only lets people share a whole window or screen, and what else
 * is to be seen there is nobody's evidence.
 */
export function canRecordTabs(): boolean {
  const { permissions = [], optional_permissions: optional = [] } = browser.runtime.getManifest();
  return [...permissions, ...optional].some((name) => String(name) === 'tabCapture');
}

export function hasRecordingPermission(): Promise<boolean> {
  return browser.permissions.contains(PERMISSION);
}

/** Must be called from a click. False where the person says no. */
export function askForRecordingPermission(): Promise<boolean> {
  return browser.permissions.request(PERMISSION);
}

export function giveBackRecordingPermission(): Promise<boolean> {
  return browser.permissions.remove(PERMISSION);
}

/**
 * Names the tab's stream for the hidden document, once and for a few seconds. @throws Error without the permission, and where
 * the person has not used the extension on this very page: no page can be recorded without that (Chromium's own rule).
 */
export async function streamOfTab(tabId: number): Promise<string> {
  const { tabCapture } = (globalThis as { chrome?: { tabCapture?: TabCapture } }).chrome ?? {};
  if (tabCapture === undefined) throw new Error('no permission to record tabs');
  return tabCapture.getMediaStreamId({ targetTabId: tabId });
}
