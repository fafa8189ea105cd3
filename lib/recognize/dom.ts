/**
 * The DOM's own accessors. A form's properties are replaced by its controls of that name (`<input name="parentNode">`), also
 * for scripts in a world of their own: asked directly, such a form could send a reader in circles.
 */
export interface Dom {
  nodeType(node: Node): number;
  firstChild(node: Node): Node | null;
  nextSibling(node: Node): Node | null;
  parentElement(node: Node): Element | null;
  ownerDocument(node: Node): Document;
  contains(around: Node, node: Node | null): boolean;
  nextElementSibling(element: Element): Element | null;
  previousElementSibling(element: Element): Element | null;
  tagName(element: Element): string;
  getAttribute(element: Element, name: string): string | null;
  getAttributeNames(element: Element): string[];
  shadowRoot(element: Element): ShadowRoot | null;
  checkVisibility(element: Element, options: object): boolean;
}

const NAMES =
  'nodeType firstChild nextSibling parentElement ownerDocument contains nextElementSibling previousElementSibling tagName getAttribute getAttributeNames shadowRoot checkVisibility';
let known: Dom | undefined;

/** `element` is any; the accessors are those of all documents. */
export function domOf(element: Element): Dom {
  known ??= Object.fromEntries(
    NAMES.split(' ').map((name) => [name, accessor(element, name)]),
  ) as unknown as Dom;
  return known;
}

/** A getter, or a method of no more than one argument: spreading them is slow. */
function accessor(element: Element, name: string): (node: Node, input?: unknown) => unknown {
  const own = ownerOf(element, name);
  const run = (own?.get ?? own?.value) as (this: Node, input?: unknown) => unknown;
  return (node, input) => run.call(node, input);
}

/** Looked for from the prototype on: what a page replaces stands on the element itself. */
function ownerOf(element: Element, name: string): PropertyDescriptor | undefined {
  let at: object | null = Object.getPrototypeOf(element) as object | null;
  for (; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
