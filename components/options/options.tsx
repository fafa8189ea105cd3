import { useApp } from '../app/app-context';
import { Mark } from '../icons';
import { AboutSection } from './about-section';
import { AppearanceSection } from './appearance-section';
import { NoticeSection } from './notice-section';
import { PlatformsSection } from './platforms-section';
import { PrivacySection } from './privacy-section';
import { ScreenshotsSection } from './screenshots-section';
import { SECTIONS } from './section';
import { SitesSection } from './sites-section';
import { StorageSection } from './storage-section';
import '../style/base.css';
import '../style/controls.css';
import '../style/mark.css';
import './options.css';
import './settings-rows.css';

/** Everything that can be set, in one column. */
export function Options() {
  const { text } = useApp();
  return (
    <div class="options">
      <nav class="options-nav" aria-label={text('options')}>
        <p class="options-brand">
          <Mark />
          <b>{text('name')}</b>
        </p>
        <ul>
          {SECTIONS.map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{text(`section.${id}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="options-main">
        <h1>{text('options')}</h1>
        <PlatformsSection />
        <SitesSection />
        <ScreenshotsSection />
        <PrivacySection />
        <NoticeSection />
        <AppearanceSection />
        <StorageSection />
        <AboutSection />
      </main>
    </div>
  );
}
