import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app/app-context';

/** An address for a stored picture or recording as long as it is shown; undefined while it is read, null where it is not there. */
export function useStoredFile(captureId: string, path: string): string | null | undefined {
  const { store } = useApp();
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    let isWanted = true;
    let made: string | undefined;
    store.file(captureId, path).then(
      (file) => {
        if (!isWanted) return;
        made = file === undefined ? undefined : URL.createObjectURL(file.content);
        setAddress(made ?? null);
      },
      () => setAddress(null),
    );
    return () => {
      isWanted = false;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [store, captureId, path]);
  return address;
}
