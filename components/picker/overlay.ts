import type { Box } from '../../lib/model/field';
import type { PickerTexts, Proposal } from '../../lib/model/teaching';
import { PICKER_STYLE as style } from './style';

export interface OverlayHandlers {
  move(x: number, y: number): void;
  press(x: number, y: number): void;
  key(name: string): void;
  scroll(x: number, y: number, left: number, top: number): void;
  cancel(): void;
}

export interface Overlay {
  highlight(box: Box | null): void;
  /** What the element under the pointer would give; `none` where nothing reads it. */
  preview(proposal: Proposal | 'none' | null): void;
  /** Lists the ways to find it, to choose one. */
  choose(proposals: readonly Proposal[], chosen: (proposal: Proposal) => void): void;
  /** Comes back in front of what the page put there meanwhile. */
  stayOnTop(): void;
  close(): void;
}

const KEYS = new Set(['Escape', 'Enter', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']);

/**
 * A sheet over the whole page: a modal dialog in a closed shadow root, and in it a frame of our own. In the top layer no
 * z-index is above it; in a frame of its own no listener of the page hears what the person does, and a frame in a closed
 * shadow root is in no list that the page could read.
 */
export function createOverlay(document: Document, texts: PickerTexts, handlers: OverlayHandlers): Overlay {
  const host = document.createElement('div');
  const dialog = document.createElement('dialog');
  const frame = document.createElement('iframe');
  host.style.cssText = style.host;
  dialog.style.cssText = style.dialog;
  frame.style.cssText = style.frame;
  dialog.append(frame);
  host.attachShadow({ mode: 'closed' }).append(dialog);
  document.documentElement.append(host);
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  // A zoom on the page's root would enlarge the sheet as well.
  const { currentCSSZoom = 1 } = host as HTMLElement & { currentCSSZoom?: number };
  host.style.setProperty('zoom', String(1 / currentCSSZoom), 'important');
  dialog.showModal();

  const inside = frame.contentDocument;
  if (inside === null) throw new Error('the page allows no frame');
  const { body } = inside;
  inside.documentElement.style.cssText = style.page;
  body.style.cssText = style.body;
  const box = part('div', style.box);
  const panel = part('div', style.panel);
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', texts.title);
  const told = part('div', '');
  told.setAttribute('aria-live', 'polite');
  const cancel = button(texts.cancel, handlers.cancel, style.plain);
  panel.append(part('div', style.title, texts.title), told, part('div', style.hint, texts.hint), cancel);
  body.append(box, panel);

  let seen = 0;
  const inPanel = (event: Event) => event.composedPath().includes(panel);
  listen('pointermove', (event) => {
    if (!inPanel(event)) handlers.move(event.clientX, event.clientY);
    movePanel(event.clientY);
  });
  listen('click', (event) => {
    if (!inPanel(event)) handlers.press(event.clientX, event.clientY);
  });
  listen('wheel', (event) => handlers.scroll(event.clientX, event.clientY, event.deltaX, event.deltaY));
  listen('keydown', (event) => {
    const isOnButton = inside.activeElement?.localName === 'button' && event.key === 'Enter';
    if (!KEYS.has(event.key) || isOnButton) return;
    event.preventDefault();
    handlers.key(event.key);
  });
  frame.contentWindow?.focus();
  // What the page opens now would lie over the sheet until it is looked at again, and the next click belong to it.
  const opened = new MutationObserver((changes) => {
    if (changes.some(({ target }) => (target as Element).hasAttribute('open'))) stayOnTop(true);
  });
  opened.observe(document, { subtree: true, attributeFilter: ['open'] });

  return {
    highlight(at) {
      box.style.display = at === null ? 'none' : 'block';
      if (at === null) return;
      box.style.left = `${at.x - 3}px`;
      box.style.top = `${at.y - 3}px`;
      box.style.width = `${at.width + 6}px`;
      box.style.height = `${at.height + 6}px`;
      movePanel(at.y);
    },
    preview(proposal) {
      told.replaceChildren(
        ...(proposal === null
          ? []
          : proposal === 'none'
            ? [part('div', style.warn, texts.nothing)]
            : lines(proposal)),
      );
    },
    choose(proposals, chosen) {
      const choices = proposals.map((proposal) => {
        const choice = button('', () => chosen(proposal), style.choice);
        choice.append(...lines(proposal));
        return choice;
      });
      const nothing = part('div', style.warn, texts.nothing);
      told.replaceChildren(
        ...(choices.length === 0 ? [nothing] : [part('div', style.hint, texts.locked), ...choices]),
      );
      (choices[0] ?? cancel).focus();
    },
    stayOnTop: () => stayOnTop(false),
    close() {
      opened.disconnect();
      host.remove();
    },
  };

  function stayOnTop(isCovered: boolean): void {
    if (!host.isConnected) document.documentElement.append(host);
    const others = document.querySelectorAll('dialog:modal, :popover-open').length;
    if (dialog.open && others === seen && !isCovered) return;
    seen = others;
    const focused = frame.contentDocument?.activeElement;
    dialog.close();
    // Moved or shown again, a frame keeps its document as long as it stays in the tree.
    dialog.showModal();
    frame.contentWindow?.focus();
    (focused as HTMLElement | null | undefined)?.focus();
  }

  function lines({ source, value, matches, isFragile }: Proposal): HTMLElement[] {
    return [
      part('div', style.value, value),
      part('div', style.from, `${placeOf(source)} · ${texts.matches.replace('{count}', String(matches))}`),
      ...(isFragile ? [part('div', style.warn, texts.fragile)] : []),
    ];
  }

  function placeOf(source: Proposal['source']): string {
    switch (source.from) {
      case 'label':
        return texts.label.replace('{label}', () => source.label);
      case 'url':
        return texts.url.replace('{parameter}', () => source.parameter);
      case 'json-ld':
        return texts.data.replace('{path}', () => source.path);
      default:
        return (source.attribute === undefined ? texts.selector : texts.attribute).replace(
          '{selector}',
          () => source.selector,
        );
    }
  }

  /** Never over what is pointed at. */
  function movePanel(y: number): void {
    const isBelow = y < (inside?.defaultView?.innerHeight ?? 0) / 2;
    panel.style.top = isBelow ? 'auto' : '16px';
    panel.style.bottom = isBelow ? '16px' : 'auto';
  }

  function listen<Type extends keyof DocumentEventMap>(
    type: Type,
    heard: (event: DocumentEventMap[Type]) => void,
  ): void {
    inside?.addEventListener(
      type,
      (event) => {
        // What a script made is nobody's doing.
        if (event.isTrusted) heard(event);
      },
      { passive: type === 'wheel' },
    );
  }

  function part(name: string, css: string, words = ''): HTMLElement {
    const created = (inside ?? document).createElement(name);
    created.style.cssText = css;
    created.textContent = words;
    return created;
  }

  function button(words: string, pressed: () => void, css: string): HTMLElement {
    const created = part('button', css, words);
    // A style set here knows no `:focus`.
    created.addEventListener('focus', () => (created.style.outline = '3px solid #c026d3'));
    created.addEventListener('blur', () => (created.style.outline = ''));
    created.addEventListener('click', (event) => {
      if (event.isTrusted) pressed();
    });
    return created;
  }
}
