import { extensionInfo } from '../../lib/browser/build-info';
import { openWelcome } from '../../lib/browser/tabs';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { shortenMiddle } from '../format/shorten-middle';
import { CopyButton } from '../parts/copy-button';
import { Row } from '../parts/row';
import { LicencesRow } from './licences-row';
import { Section } from './section';

/** In the project's folder, beside the source. */
const DOCUMENTS = [
  ['packet', 'docs/packet-format.md'],
  ['platform', 'docs/add-a-platform.md'],
  ['privacy', 'docs/privacy.md'],
  ['threats', 'docs/threat-model.md'],
] as const;

export function AboutSection() {
  const { text } = useApp();
  const { version, build } = extensionInfo();
  const live = useLive((store) => store.signingKey(), []);
  const key = live.status === 'ready' ? live.value : undefined;
  return (
    <Section id="about">
      <Row title={text('about.version')} hint={text('about.buildHint')}>
        <span class="about-version">
          {version} <CopyButton value={build} name={text('about.build')} />
        </span>
      </Row>
      {key === undefined ? null : (
        <Row title={text('key.title')}>
          <CopyButton
            value={key.fingerprint}
            shown={shortenMiddle(key.fingerprint, 8, 8)}
            name={text('key.name')}
          />
        </Row>
      )}
      <Row title={text('about.welcome')} hint={text('about.welcomeHint')}>
        <button type="button" class="button" data-testid="open-welcome" onClick={() => void openWelcome()}>
          {text('about.welcomeOpen')}
        </button>
      </Row>
      <Row
        title={text('about.documents')}
        hint={
          <>
            <p>{text('about.documentsHint')}</p>
            <ul class="documents">
              {DOCUMENTS.map(([name, path]) => (
                <li key={name}>
                  <span>{text(`about.document.${name}`)}</span>
                  <code class="mono">{path}</code>
                </li>
              ))}
            </ul>
          </>
        }
      />
      <Row title={text('about.licence')} hint={text('about.licenceHint')} />
      <LicencesRow />
    </Section>
  );
}
