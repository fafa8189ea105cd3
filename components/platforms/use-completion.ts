import { useState } from 'preact/hooks';
import { completeDefinition, type Choice, type Completion } from '../../lib/model/complete-definition';

export interface Offered extends Completion {
  /** Of the choice that Enter takes. */
  active: number;
}

export interface Completing {
  offered: Offered | null;
  /** After each change of the text: offers what may follow while a word in quotes is typed. */
  typed(box: HTMLTextAreaElement): void;
  /** True where the key was for the list and not for the text. */
  pressed(event: KeyboardEvent, box: HTMLTextAreaElement): boolean;
  take(choice: Choice, box: HTMLTextAreaElement): void;
  close(): void;
}

/** Completion in a text area: Ctrl+Space asks for it, arrows choose, Enter takes, Escape closes; Tab goes on as ever. */
export function useCompletion(write: (text: string) => void): Completing {
  const [offered, setOffered] = useState<Offered | null>(null);
  const close = () => setOffered(null);
  const ask = (box: HTMLTextAreaElement) => {
    const found = completeDefinition(box.value, box.selectionStart);
    setOffered(found === null ? null : { ...found, active: 0 });
    return found;
  };
  const take = ({ insert, caret }: Choice, box: HTMLTextAreaElement) => {
    if (offered === null) return;
    const { from, to } = offered;
    box.setRangeText(insert, from, to);
    box.setSelectionRange(from + caret, from + caret);
    write(box.value);
    close();
  };
  return {
    offered,
    typed: (box) => {
      if (ask(box)?.isTyping !== true) close();
    },
    pressed: (event, box) => {
      if (event.key === ' ' && event.ctrlKey) {
        ask(box);
        return true;
      }
      if (offered === null) return false;
      const { choices, active } = offered;
      const chosen = choices[active];
      const move = { ArrowDown: 1, ArrowUp: choices.length - 1 }[event.key];
      if (move !== undefined) setOffered({ ...offered, active: (active + move) % choices.length });
      else if (event.key === 'Enter' && chosen !== undefined) take(chosen, box);
      else if (event.key === 'Escape') close();
      else {
        // The caret goes elsewhere.
        if (/^(?:Arrow|Home|End|Page)/.test(event.key)) close();
        return false;
      }
      return true;
    },
    take,
    close,
  };
}
