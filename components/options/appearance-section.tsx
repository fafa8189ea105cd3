import { changeSettings } from '../../lib/browser/settings';
import { LANGUAGES, type Settings } from '../../lib/model/settings';
import { uiText } from '../../lib/text/ui';
import { useApp } from '../app/app-context';
import { Choice } from './choice';
import { Section } from './section';

export function AppearanceSection() {
  const { text, settings } = useApp();
  const auto = { value: 'auto', label: text('appearance.auto') } as const;
  return (
    <Section id="appearance">
      <Choice<Settings['language']>
        title={text('appearance.language')}
        name="language"
        chosen={settings.language}
        // A language is called what its readers call it.
        choices={[
          auto,
          ...LANGUAGES.map((language) => ({ value: language, label: uiText(language)('language') })),
        ]}
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
