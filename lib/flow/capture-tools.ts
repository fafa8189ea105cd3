import { extensionInfo } from '../browser/build-info';
import { joinFrames } from '../browser/join-frames';
import { readSettings } from '../browser/settings';
import { wait } from '../model/wait';
import type { Store } from '../store/store';
import { noticeText } from '../text/notice';
import { chooseLanguage } from '../text/translate';
import { newId } from './new-id';
import { createTurns } from './run-in-turn';
import type { CaptureTools } from './take-capture';

/** What captures need from the real browser. Once in each run: all captures share its turns. */
export function captureTools(store: Store): CaptureTools {
  return {
    store,
    underway: new Set(),
    newId,
    inTurn: createTurns(),
    wait,
    joinFrames,
    extension: extensionInfo(),
    browserName: navigator.userAgent,
    async care() {
      const { care, budget } = await readSettings();
      return care ? { budget } : null;
    },
    async noticeChoice() {
      const { notice, noticeCorner, language: chosen } = await readSettings();
      if (!notice) return null;
      const language = chooseLanguage(chosen, navigator.languages);
      return { text: await noticeText.load(language), language, corner: noticeCorner };
    },
  };
}
