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
import type { SectionId } from './section-groups';
import { SitesSection } from './sites-section';
import { ShortcutsSection } from './shortcuts-section';
import { StagesSection } from './stages-section';
import { StorageSection } from './storage-section';
import { SyncSection } from './sync-section';
import { TimeStampsSection } from './time-stamps-section';

/** A new section is a file beside this one, a line here, its place in `section-groups` and its text `section.<id>`. */
export const SECTION_VIEWS: Readonly<Record<SectionId, ComponentType>> = {
  platforms: PlatformsSection,
  sites: SitesSection,
  screenshots: ScreenshotsSection,
  stages: StagesSection,
  notice: NoticeSection,
  storage: StorageSection,
  budget: BudgetSection,
  ledger: LedgerSection,
  timestamps: TimeStampsSection,
  privacy: PrivacySection,
  appearance: AppearanceSection,
  shortcuts: ShortcutsSection,
  sync: SyncSection,
  diagnostics: DiagnosticsSection,
  about: AboutSection,
};
