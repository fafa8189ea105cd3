import { useEffect, useState } from 'preact/hooks';
import { SECTION_GROUPS, type SectionId } from './section-groups';

const IDS: readonly SectionId[] = SECTION_GROUPS.flatMap(({ sections }) => [...sections]);
const MOVES = ['scroll', 'resize', 'hashchange'] as const;

/**
 * The section that a person reads: the one of the address while its heading is in sight, else the last one above a line
 * that moves down the window as the page is scrolled, so that short sections at the end have their turn.
 */
export function useCurrentSection(): SectionId {
  const [current, setCurrent] = useState<SectionId>(() => sectionOfAddress() ?? IDS[0] ?? 'about');
  useEffect(() => {
    const look = () => {
      const { innerHeight, scrollY } = window;
      const room = Math.max(1, document.documentElement.scrollHeight - innerHeight);
      const topOf = (id: SectionId) => document.getElementById(id)?.getBoundingClientRect().top ?? Infinity;
      const named = sectionOfAddress();
      // Its section is on its way.
      if (named !== undefined && topOf(named) === Infinity) return;
      const isInSight = named !== undefined && topOf(named) >= 0 && topOf(named) < innerHeight;
      const line = Math.max(100, (innerHeight * scrollY) / room);
      setCurrent((isInSight ? named : IDS.findLast((id) => topOf(id) < line)) ?? IDS[0] ?? 'about');
    };
    look();
    for (const event of MOVES) window.addEventListener(event, look);
    return () => {
      for (const event of MOVES) window.removeEventListener(event, look);
    };
  }, []);
  return current;
}

function sectionOfAddress(): SectionId | undefined {
  return IDS.find((id) => window.location.hash === `#${id}`);
}
