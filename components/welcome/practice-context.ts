import { createContext } from 'preact';
import type { ExportOutcome, ExportProgress } from '../../lib/model/message';

/** Makes a packet of the practice recharge; handed in by the page, as it is a flow. */
export type ExportPractice = (onProgress: (progress: ExportProgress) => void) => Promise<ExportOutcome>;

export const ExportPracticeContext = createContext<ExportPractice | null>(null);
