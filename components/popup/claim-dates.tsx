import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isOver, type Claim } from '../../lib/model/claim';
import type { Language } from '../../lib/model/language';
import { loadTexts } from '../../lib/text/text-area';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { daysLeft } from '../format/days-left';
import type { ClaimDateListProps, NextDate } from './claim-date-list';
import './claim-dates.css';

/** The popup shows what is next; the library has every date. */
const SHOWN = 2;

/** Last days of open claims, the earliest first. The texts of claims are loaded only where there is such a day: most popups have none. */
export function ClaimDates({ onOpen }: Pick<ClaimDateListProps, 'onOpen'>) {
  const claims = useLive((store) => store.allClaims(), []);
  const dates = claims.status === 'ready' ? nextDates(claims.value, Date.now()).slice(0, SHOWN) : [];
  const [List, setList] = useState<ComponentType<ClaimDateListProps> | null>(null);
  const isWanted = dates.length > 0;
  const { language } = useApp();
  useEffect(() => {
    if (isWanted) void loadList(language).then((loaded) => setList(() => loaded));
  }, [isWanted]);
  return List === null || !isWanted ? null : <List dates={dates} onOpen={onOpen} />;
}

async function loadList(language: Language): Promise<ComponentType<ClaimDateListProps>> {
  const { ClaimDateList } = await import('./claim-date-list');
  await loadTexts(language);
  return ClaimDateList;
}

function nextDates(claims: readonly Claim[], now: number): NextDate[] {
  return claims
    .flatMap((claim) => {
      const day = claim.nextDeadline?.day;
      if (day === undefined || isOver(claim)) return [];
      const left = daysLeft(day, now);
      return left < 0 ? [] : [{ claim, day, left }];
    })
    .sort((one, other) => one.left - other.left);
}
