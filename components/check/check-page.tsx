import { openLibrary } from '../../lib/browser/tabs';
import { checkText } from '../../lib/text/check';
import { useApp } from '../app/app-context';
import { Icon, Mark } from '../icons';
import { CheckView, type CheckViewProps } from './check-view';
import '../style/base.css';
import '../style/controls.css';
import '../style/mark.css';

type CheckPageProps = Required<Pick<CheckViewProps, 'check' | 'opener' | 'describeRoots'>>;

/** The checker inside the extension: it also knows this device. */
export function CheckPage({ check, opener, describeRoots }: CheckPageProps) {
  const { text, language, settings } = useApp();
  const knownRoots = settings.authorities.map(({ root }) => root.trim()).filter((root) => root !== '');
  return (
    <div class="check-page">
      <header class="page-header">
        <Mark />
        <h1>{checkText(language)('title')}</h1>
        <button type="button" class="button quiet" onClick={() => void openLibrary()}>
          <Icon name="library" small />
          {text('library')}
        </button>
      </header>
      <main>
        <CheckView
          language={language}
          check={check}
          opener={opener}
          describeRoots={describeRoots}
          knownRoots={knownRoots.join('\n')}
        />
      </main>
    </div>
  );
}
