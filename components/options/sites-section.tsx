import { useState } from 'preact/hooks';
import { askForScreenshotPermission, hasScreenshotPermission } from '../../lib/browser/permissions';
import { changeSettings } from '../../lib/browser/settings';
import { useApp } from '../app/app-context';
import { ExcludedHosts } from './excluded-hosts';
import { Row, SwitchRow } from '../parts/row';
import { Section } from './section';
import { usePermission } from '../parts/use-permission';

/** Sites that nobody configured, off until the person wants them watched too; and those that never are, platform or not. */
export function SitesSection() {
  const { text, settings } = useApp();
  const isAllowed = usePermission(hasScreenshotPermission, []);
  const { anySite, excludedHosts } = settings;
  const [refusals, setRefusals] = useState(0);
  const change = async (isOn: boolean) => {
    // First, while the click still counts: the browser asks only then.
    const isPermitted = !isOn || (await askForScreenshotPermission());
    if (isPermitted) await changeSettings({ anySite: isOn });
    // Nothing changed, so the switch has to be told to go back.
    else setRefusals(refusals + 1);
  };
  return (
    <Section id="sites">
      <SwitchRow
        key={refusals}
        title={text('sites.title')}
        hint={text('sites.hint')}
        isOn={anySite}
        onChange={(isOn) => void change(isOn)}
        testId="any-site"
      />
      {anySite && isAllowed === false ? (
        <Row title={text('sites.needsPermission')}>
          <button type="button" class="button" onClick={() => void askForScreenshotPermission()}>
            {text('sites.permit')}
          </button>
        </Row>
      ) : null}
      <ExcludedHosts
        hosts={excludedHosts}
        onChange={(hosts) => void changeSettings({ excludedHosts: hosts })}
      />
    </Section>
  );
}
