import { render } from 'preact';
import './check-page.css';
import { CheckPage } from './check-page';

const root = document.getElementById('page');
if (root !== null) render(<CheckPage />, root);
