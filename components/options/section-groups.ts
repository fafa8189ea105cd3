/** The options in their order: names alone, so that they can be shown before the sections are loaded. */
export const SECTION_GROUPS = [
  { name: 'capturing', sections: ['platforms', 'sites', 'screenshots', 'stages', 'notice'] },
  { name: 'evidence', sections: ['storage', 'budget', 'ledger', 'timestamps', 'privacy'] },
  { name: 'extension', sections: ['appearance', 'shortcuts', 'sync', 'diagnostics', 'about'] },
] as const;

/** A section is called what its text is called: `section.<id>`. */
export type SectionId = (typeof SECTION_GROUPS)[number]['sections'][number];
