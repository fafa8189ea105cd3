import { browser } from 'wxt/browser';
import { wait } from '../model/wait';

/** A page that has not been loaded by then is read as it stands. */
const LOADED_MS = 20_000;
const LOOK_MS = 250;
/** Pages that fill themselves in after they were loaded get this long. */
const FILLED_MS = 1500;

/** The first open tab whose address is the one looked for, one in front before all others. Addresses need a permission to be seen. */
export async function findTab(
  isIt: (url: string) => boolean,
): Promise<{ tabId: number; isInFront: boolean } | null> {
  const tabs = await browser.tabs.query({});
  const found = tabs
    .filter(({ url, discarded }) => url !== undefined && discarded !== true && isIt(url))
    .sort((one, other) => Number(other.active) - Number(one.active));
  const tabId = found[0]?.id;
  return tabId === undefined ? null : { tabId, isInFront: found[0]?.active === true };
}

/** Opens a page behind the tab that the person is looking at. */
export async function openBehind(url: string): Promise<number> {
  const { id } = await browser.tabs.create({ url, active: false });
  if (id === undefined) throw new Error('the tab has no id');
  await untilLoaded(id);
  return id;
}

export async function reloadTab(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId);
  await untilLoaded(tabId);
}

export async function closeTab(tabId: number): Promise<void> {
  await browser.tabs.remove(tabId);
}

async function untilLoaded(tabId: number): Promise<void> {
  for (let waited = 0; waited < LOADED_MS; waited += LOOK_MS) {
    await wait(LOOK_MS);
    if ((await browser.tabs.get(tabId)).status === 'complete') break;
  }
  await wait(FILLED_MS);
}
