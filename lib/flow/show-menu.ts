import { showMenu } from '../browser/by-hand';
import { readSettings } from '../browser/settings';
import { recordText } from '../text/record';
import { chooseLanguage } from '../text/translate';
import { uiText } from '../text/ui';

/** The menu on pages, in the person's language. */
export async function showMenuTexts(): Promise<void> {
  const language = chooseLanguage((await readSettings()).language, navigator.languages);
  const [text, word] = await Promise.all([uiText.load(language), recordText.load(language)]);
  await showMenu({
    save: text('page.save'),
    saveWhole: text('page.saveWhole'),
    saveAs: (stage) => text('page.saveAs', { stage: word(`stage.${stage}`) }),
  });
}
