import { render } from 'preact';
import '../../components/style/base.css';
import '../../components/style/controls.css';
import { checkText } from '../../lib/text/check';
import { chooseLanguage } from '../../lib/text/translate';
import { CheckPage } from './check-page';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const follow = () => (document.documentElement.dataset['theme'] = dark.matches ? 'dark' : 'light');
follow();
dark.addEventListener('change', follow);

const root = document.getElementById('page');
const language = chooseLanguage('auto', navigator.languages);
// No await here: what is loaded stands further down in the one script that this becomes.
if (root !== null) void checkText.load(language).then(() => render(<CheckPage first={language} />, root));
