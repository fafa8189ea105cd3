import { isAllowedInPrivateWindows } from '../../lib/browser/private-windows';
import { Row } from '../parts/row';
import { usePermission } from '../parts/use-permission';
import { useOptionsText } from './use-options-text';

/** What happens in private windows; only the browser's own page can change it. */
export function PrivateWindowsRow() {
  const text = useOptionsText();
  const isAllowed = usePermission(isAllowedInPrivateWindows, []);
  if (isAllowed === null) return null;
  return (
    <Row title={text('private.title')} hint={text(isAllowed ? 'private.allowed' : 'private.notAllowed')} />
  );
}
