import type { ComponentType } from 'preact';
import { AboutSection } from './about-section';
import { AppearanceSection } from './appearance-section';
import { BudgetSection } from './budget-section';
import { DiagnosticsSection } from './diagnostics-section';
import { LedgerSection } from './ledger-section';
import { NoticeSection } from './notice-section';
import { PlatformsSection } from './platforms-section';
import { PrivacySection } from './privacy-section';
import { ScreenshotsSection } from './screenshots-section';
import type { SectionId } from './section';
import { SitesSection } from './sites-section';
import { ShortcutsSection } from './shortcuts-section';
import { StagesSection } from './stages-section';
import { StorageSection } from './storage-section';
import { SyncSection } from './sync-section';
import { TimeStampsSection } from './time-stamps-section';

export interface SectionGroup {
  name: 'capturing' | 'evidence' | 'extension';
  sections: readonly (readonly [SectionId, ComponentType])[];
}

/** The options in their order. A new section is a file beside this one, its text `section.<id>`, and a line here. */
export const SECTION_GROUPS: readonly SectionGroup[] = [
  {
    name: 'capturing',
    sections: [
      ['platforms', PlatformsSection],
      ['sites', SitesSection],
      ['screenshots', ScreenshotsSection],
      ['stages', StagesSection],
      ['notice', NoticeSection],
    ],
  },
  {
    name: 'evidence',
    sections: [
      ['storage', StorageSection],
      ['budget', BudgetSection],
      ['ledger', LedgerSection],
      ['timestamps', TimeStampsSection],
      ['privacy', PrivacySection],
    ],
  },
  {
    name: 'extension',
    sections: [
      ['appearance', AppearanceSection],
      ['shortcuts', ShortcutsSection],
      ['sync', SyncSection],
      ['diagnostics', DiagnosticsSection],
      ['about', AboutSection],
    ],
  },
];
