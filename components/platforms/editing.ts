import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { clearDraft, keepDraft } from '../../lib/browser/platform-drafts';
import { valueAt, withValueAt } from '../../lib/model/json-path';
import { parsePlatform, type ParsedPlatform, type PlatformProblem } from '../../lib/model/parse-platform';
import { writePlatform } from '../../lib/model/write-platform';
import { isSelector } from './is-selector';

/** Keystrokes in one place within this time are undone together. */
const TOGETHER_MS = 1200;
const MOST_STEPS = 500;

interface Step {
  text: string;
  /** What was edited, so that one word typed is one step. */
  place: string;
  at: number;
}

/** A definition while it is edited. The text is what there is; the form shows and changes it. */
export interface Editing {
  text: string;
  /** Undefined while the text is no JSON: then there is no form. */
  json: unknown;
  parsed: ParsedPlatform;
  problems: readonly PlatformProblem[];
  isChanged: boolean;
  canUndo: boolean;
  canRedo: boolean;
  value(path: string): unknown;
  /** Undefined takes the place away. */
  set(path: string, value: unknown): void;
  write(text: string): void;
  undo(): void;
  redo(): void;
  /** What is here is stored now. */
  saved(): void;
}

/** `key` names the draft that is kept until it is saved or thrown away; `stored` is what counts today. */
export function useEditing(key: string, stored: string, draft: string | null): Editing {
  const [steps, setSteps] = useState<{ list: Step[]; at: number }>(() => ({
    list: [
      { text: stored, place: '', at: 0 },
      ...(draft === null ? [] : [{ text: draft, place: 'draft', at: 0 }]),
    ],
    at: draft === null ? 0 : 1,
  }));
  const [base, setBase] = useState(stored);
  const text = steps.list[steps.at]?.text ?? '';
  const parsed = useMemo(() => parsePlatform(text, isSelector), [text]);
  const json = useMemo(() => readJson(text), [text]);

  useEffect(() => {
    if (text === base) void clearDraft(key);
    else void keepDraft(key, text);
  }, [key, text, base]);

  const push = (written: string, place: string) =>
    setSteps(({ list, at }) => {
      const now = list[at];
      if (now?.text === written) return { list, at };
      const step = { text: written, place, at: Date.now() };
      const isSame = at > 0 && now?.place === place && step.at - now.at < TOGETHER_MS;
      const kept = [...list.slice(0, isSame ? at : at + 1), step].slice(-MOST_STEPS);
      return { list: kept, at: kept.length - 1 };
    });
  const go = (by: 1 | -1) =>
    setSteps(({ list, at }) => ({ list, at: Math.min(list.length - 1, Math.max(0, at + by)) }));

  return {
    text,
    json,
    parsed,
    problems: parsed.ok ? [] : parsed.problems,
    isChanged: text !== base,
    canUndo: steps.at > 0,
    canRedo: steps.at < steps.list.length - 1,
    value: (path) => valueAt(json, path),
    set: (path, value) => push(writePlatform(withValueAt(json, path, value)), path),
    write: (written) => push(written, 'text'),
    undo: () => go(-1),
    redo: () => go(1),
    saved: () => setBase(text),
  };
}

function readJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

export const EditingContext = createContext<Editing | null>(null);

export function useDefinition(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('no definition is edited here');
  return editing;
}
