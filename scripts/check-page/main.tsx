import { render } from 'preact';
import '../../components/style/base.css';
import '../../components/style/controls.css';
import { CheckPage } from './check-page';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const follow = () => (document.documentElement.dataset['theme'] = dark.matches ? 'dark' : 'light');
follow();
dark.addEventListener('change', follow);

const root = document.getElementById('page');
if (root !== null) render(<CheckPage />, root);
