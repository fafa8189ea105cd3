import { showMenu } from '../browser/by-hand';
import { readSettings } from '../browser/settings';
import { canRecordTabs } from '../browser/tab-capture';
import { noticeText } from '../text/notice';
import { recordText } from '../text/record';
import { chooseLanguage } from '../text/translate';

/** The menu on pages, in the person's language. */
export async function showMenuTexts(): Promise<void> {
  const language = chooseLanguage((await readSettings()).language, navigator.languages);
  const [text, word] = await Promise.all([noticeText.load(language), recordText.load(language)]);
  await showMenu({
    save: text('menu.save'),
    saveWhole: text('menu.saveWhole'),
    saveAs: (stage) => text('menu.saveAs', { stage: word(`stage.${stage}`) }),
    record: canRecordTabs() ? text('menu.record') : null,
  });
}
