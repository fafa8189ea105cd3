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

const GETTERS =
  'nodeType firstChild nextSibling parentElement ownerDocument nextElementSibling previousElementSibling tagName shadowRoot';
const METHODS = 'contains getAttribute getAttributeNames checkVisibility';
let known: Dom | undefined;

/** `element` is any; the accessors are those of all documents. */
export function domOf(element: Element): Dom {
  known ??= Object.fromEntries([
    ...GETTERS.split(' ').map((name) => [name, getter(element, name)]),
    ...METHODS.split(' ').map((name) => [name, method(element, name)]),
  ]) as unknown as Dom;
  return known;
}

function getter<Value>(element: Element, name: string): (node: Node) => Value {
  const get = ownerOf(element, name)?.get as (this: Node) => Value;
  return (node) => get.call(node);
}

/** Of no more than one argument: spreading them is slow. */
function method<Input, Value>(element: Element, name: string): (node: Node, input?: Input) => Value {
  const run = ownerOf(element, name)?.value as (this: Node, input?: Input) => Value;
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
