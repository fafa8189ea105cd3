import { CopyText } from './copy-text';
import { Icon } from '../icons';
import { useDefinition } from './editing';
import { copyAddress } from './routes';
import { usePlatformText } from './use-platform-text';

export interface EditorActionsProps {
  onSave(): void;
  /** Null where there is nothing of the person's own to take away. */
  onRemove: (() => void) | null;
  isBuiltIn: boolean;
  told: string;
}

/** Save, undo, redo, copy, duplicate, and the way back to what was. */
export function EditorActions({ onSave, onRemove, isBuiltIn, told }: EditorActionsProps) {
  const text = usePlatformText();
  const { isChanged, canUndo, canRedo, undo, redo, text: written, value } = useDefinition();
  const id = value('id');
  return (
    <div class="editor-actions">
      <button
        type="button"
        class="button primary"
        data-testid="save-platform"
        disabled={!isChanged}
        onClick={onSave}
      >
        {text('edit.save')}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={text('edit.undo')}
        title={text('edit.undo')}
        disabled={!canUndo}
        onClick={undo}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={text('edit.redo')}
        title={text('edit.redo')}
        disabled={!canRedo}
        onClick={redo}
      >
        <Icon name="redo" />
      </button>
      <CopyText text={written} label={text('edit.copyText')} />
      {typeof id === 'string' && id !== '' && !isChanged ? (
        <a class="button" href={copyAddress(id)}>
          {text('edit.duplicate')}
        </a>
      ) : null}
      {onRemove === null ? null : (
        <button type="button" class="button danger" data-testid="remove-platform" onClick={onRemove}>
          {text(isBuiltIn ? 'edit.reset' : 'edit.remove')}
        </button>
      )}
      <output>{told === '' && isChanged ? text('edit.unsaved') : told}</output>
    </div>
  );
}
