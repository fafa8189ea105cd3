import { browser } from 'wxt/browser';
import { HAND_STAGES, type Stage } from '../model/stage';

/** Also the name of the shortcut in the manifest. */
const SAVE = 'save-page';
const WHOLE = 'whole';
const RECORD = 'record-tab';

export interface MenuTexts {
  /** Saves the page as what it is found to be. */
  save: string;
  /** Saves all of it, screen by screen. */
  saveWhole: string;
  /** Saves it as what the person says it is. */
  saveAs(stage: Stage): string;
  /** Records the tab, or stops that; null where the browser cannot. */
  record: string | null;
}

/** Puts the menu on pages anew: after an installation or update, and when its language changes. Firefox for Android has no menus. */
export async function showMenu(texts: MenuTexts): Promise<void> {
  const menus = menusOf();
  if (menus === undefined) return;
  await menus.removeAll();
  const items = [
    { id: SAVE, title: texts.save },
    { id: `${SAVE}:${WHOLE}`, title: texts.saveWhole },
    ...HAND_STAGES.map((stage) => ({ id: `${SAVE}:${stage}`, title: texts.saveAs(stage) })),
    ...(texts.record === null ? [] : [{ id: RECORD, title: texts.record }]),
  ];
  for (const { id, title } of items) {
    menus.create(
      {
        id,
        title,
        contexts: ['page', 'selection', 'link', 'image', 'frame'],
        documentUrlPatterns: ['http://*/*', 'https://*/*'],
      },
      () => {
        // Two starts at once make the same items; the second is told so, and nobody else has to be.
        void browser.runtime.lastError;
      },
    );
  }
}

/** Menu and keyboard. Call it once, synchronously: both start the worker, and both permit the tab that they are used on (`activeTab`). */
export function onSaveByHand(save: (tabId: number, stage: Stage | null, isWhole: boolean) => void): void {
  menusOf()?.onClicked.addListener(({ menuItemId }, tab) => {
    const [command, named] = String(menuItemId).split(':');
    const stage = HAND_STAGES.find((candidate) => candidate === named) ?? null;
    if (command === SAVE && tab?.id !== undefined) save(tab.id, stage, named === WHOLE);
  });
  (browser.commands as typeof browser.commands | undefined)?.onCommand.addListener((command, tab) => {
    if (command !== SAVE) return;
    if (tab?.id !== undefined) save(tab.id, null, false);
    else void activeTabOf().then((id) => id !== undefined && save(id, null, false));
  });
}

/** The same menu's item for recordings. Call it once, synchronously. */
export function onRecordByHand(toggle: (tabId: number) => Promise<void>): void {
  menusOf()?.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === RECORD && tab?.id !== undefined)
      void toggle(tab.id).catch((error) => console.error('recording', error));
  });
}

/** For browsers that do not say which tab a shortcut was pressed on. */
async function activeTabOf(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id;
}

function menusOf(): typeof browser.contextMenus | undefined {
  return browser.contextMenus as typeof browser.contextMenus | undefined;
}
