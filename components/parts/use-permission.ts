import { useEffect, useState } from 'preact/hooks';
import { observePermissions } from '../../lib/browser/permissions';

/** Whether a permission is there, kept current; null until the browser has answered. */
export function usePermission(check: () => Promise<boolean>, inputs: readonly unknown[]): boolean | null {
  const [isGranted, setGranted] = useState<boolean | null>(null);
  useEffect(() => {
    const look = () => {
      check().then(setGranted, () => setGranted(false));
    };
    look();
    return observePermissions(look);
  }, inputs);
  return isGranted;
}
