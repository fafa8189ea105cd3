import type { FieldName } from '../../lib/model/field';
import { useApp } from '../app/app-context';
import { listNames } from '../format/list-names';

/** Names what was not seen, and where it could be found; nothing where nothing is missing. */
export function MissingFields({ missing }: { missing: readonly FieldName[] }) {
  const { text, word, language } = useApp();
  if (missing.length === 0) return null;
  const names = missing.map((name) => word(`field.${name}`));
  return (
    <p class="missing" title={text('missing.hint')}>
      {text('missing', { fields: listNames(names, language) })}
    </p>
  );
}
