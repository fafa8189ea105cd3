import { changeSettings } from '../../lib/browser/settings';
import { useApp } from '../app/app-context';
import { SwitchRow } from '../parts/row';
import { Section } from './section';

/** The notice on the page, on or off. */
export function NoticeSection() {
  const { text, settings } = useApp();
  return (
    <Section id="notice">
      <SwitchRow
        title={text('notice.title')}
        hint={text('notice.hint')}
        isOn={settings.notice}
        onChange={(notice) => void changeSettings({ notice })}
        testId="notice"
      />
      {settings.notice ? (
        <SwitchRow
          title={text('care.title')}
          hint={text('care.hint')}
          isOn={settings.care}
          onChange={(care) => void changeSettings({ care })}
          testId="care"
        />
      ) : null}
    </Section>
  );
}
