import type { Language } from '../model/language';
import { translator, type Texts, type Translate } from './translate';

/** One area's texts. Each language is a file of its own, read when it is shown. */
export interface TextArea<Key extends string> {
  /**
   * The texts of a language that was loaded before.
   * @throws Error where it was not: a part that comes by `import()` has to await `loadTexts` before it is drawn
   */
  (language: Language): Translate<Key>;
  /** Reads the language's file, once. */
  load(language: Language): Promise<Translate<Key>>;
}

type Files<Key extends string> = Readonly<Record<Language, () => Promise<{ default: Texts<Key> }>>>;

/** An area whose texts stand in two files, because a part of them is needed without the rest. */
export async function joined<One extends string, Other extends string>(
  one: Promise<{ default: Texts<One> }>,
  other: Promise<{ default: Texts<Other> }>,
): Promise<{ default: Texts<One | Other> }> {
  return { default: { ...(await one).default, ...(await other).default } };
}

/** How each area that the page's scripts have brought so far is loaded. */
const loaders = new Set<(language: Language) => Promise<unknown>>();

/** @param files by language: `() => import('./en.json')`, so that the bundler makes each a file of its own */
export function textArea<Key extends string>(files: Files<Key>): TextArea<Key> {
  const loaded = new Map<Language, Translate<Key>>();
  const load = async (language: Language) => {
    const texts = loaded.get(language) ?? translator((await files[language]()).default, language);
    loaded.set(language, texts);
    return texts;
  };
  const area = (language: Language) => {
    const texts = loaded.get(language);
    if (texts === undefined) throw new Error(`The texts in ${language} are not loaded.`);
    return texts;
  };
  loaders.add(load);
  return Object.assign(area, { load });
}

/** Loads a language for every area whose module is there: a page asks for what it shows by importing it. */
export async function loadTexts(language: Language): Promise<void> {
  await Promise.all([...loaders].map((load) => load(language)));
}
