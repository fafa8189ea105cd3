import { useEffect, useState } from 'preact/hooks';

/** A tab in the background draws no frames, and must not wait for one for ever. */
const AT_MOST_MS = 100;

/** False until what stands at the top was painted: the rest of a long page may follow it. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPainted(true), AT_MOST_MS);
    // After the frame's own work.
    requestAnimationFrame(() => setTimeout(() => setPainted(true)));
    return () => clearTimeout(timer);
  }, []);
  return isPainted;
}
