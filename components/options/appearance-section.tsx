import { changeSettings } from '../../lib/browser/settings';
import { LANGUAGE_NAMES, LANGUAGES } from '../../lib/model/language';
import type { Settings } from '../../lib/model/settings';
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
        choices={[auto, ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))]}
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
