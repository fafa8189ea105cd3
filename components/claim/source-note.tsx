import type { ClaimReview } from '../../lib/flow/review-claim';
import { nameIn } from '../../lib/model/language';
import { useApp } from '../app/app-context';
import { useClaimText } from './use-claim-text';

interface SourceNoteProps {
  fact: { source: readonly string[]; confidence: ClaimReview['deadlines'][number]['rule']['confidence'] };
  sources: ClaimReview['sources'];
}

/** How sure a fact is, and who says so. */
export function SourceNote({ fact: { source, confidence }, sources }: SourceNoteProps) {
  const { say } = useClaimText();
  const { language } = useApp();
  const title = source
    .flatMap((id) => (sources[id] === undefined ? [] : nameIn(sources[id].title, language)))
    .join(language.startsWith('zh') ? '；' : '; ');
  return <span>{say('deadlines.source', { kind: say(`confidence.${confidence}`), title })}</span>;
}
