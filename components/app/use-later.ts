import { useEffect, useState } from 'preact/hooks';
import { afterPaint } from './after-paint';

/** A value as it was until now, and the new one once that which shows it at once is painted. */
export function useLater<T extends object>(value: T): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    let isCurrent = true;
    void afterPaint().then(() => {
      if (isCurrent) setLater(value);
    });
    return () => {
      isCurrent = false;
    };
  }, [value]);
  return later;
}
