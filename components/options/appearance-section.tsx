import { changeSettings } from '../../lib/browser/settings';
import { LANGUAGES, type Settings } from '../../lib/model/settings';
import { useApp } from '../app/app-context';
import { Choice } from './choice';
import { Section } from './section';

/** A language is called what its readers call it. */
const NAMES = { 'zh-CN': '简体中文', en: 'English' } as const;

export function AppearanceSection() {
  const { text, settings } = useApp();
  const auto = { value: 'auto', label: text('appearance.auto') } as const;
  return (
    <Section id="appearance">
      <Choice<Settings['language']>
        title={text('appearance.language')}
        name="language"
        chosen={settings.language}
        choices={[auto, ...LANGUAGES.map((language) => ({ value: language, label: NAMES[language] }))]}
        onChoose={(language) => void changeSettings({ language })}
      />
      <Choice<Settings['theme']>
        title={text('appearance.theme')}
        name="theme"
        chosen={settings.theme}
        choices={[
          auto,
          { value: 'light', label: text('appearance.light') },
          { value: 'dark', label: text('appearance.dark') },
        ]}
        onChoose={(theme) => void changeSettings({ theme })}
      />
    </Section>
  );
}
