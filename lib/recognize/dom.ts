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
  hasAttributes(element: Element): boolean;
  shadowRoot(element: Element): ShadowRoot | null;
  checkVisibility(element: Element, options: object): boolean;
}

let known: Dom | undefined;

/** `element` is any; the accessors are those of all documents. */
export function domOf(element: Element): Dom {
  known ??= {
    nodeType: getter(element, 'nodeType'),
    firstChild: getter(element, 'firstChild'),
    nextSibling: getter(element, 'nextSibling'),
    parentElement: getter(element, 'parentElement'),
    ownerDocument: getter(element, 'ownerDocument'),
    contains: method(element, 'contains'),
    nextElementSibling: getter(element, 'nextElementSibling'),
    previousElementSibling: getter(element, 'previousElementSibling'),
    tagName: getter(element, 'tagName'),
    getAttribute: method(element, 'getAttribute'),
    hasAttributes: method(element, 'hasAttributes'),
    shadowRoot: getter(element, 'shadowRoot'),
    checkVisibility: method(element, 'checkVisibility'),
  };
  return known;
}

function getter<Value>(element: Element, name: string): (node: Node) => Value {
  const get = ownerOf(element, name)?.get as (this: Node) => Value;
  return (node) => get.call(node);
}

function method<Input extends unknown[], Value>(
  element: Element,
  name: string,
): (node: Node, ...input: Input) => Value {
  const run = ownerOf(element, name)?.value as (this: Node, ...input: Input) => Value;
  return (node, ...input) => run.call(node, ...input);
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
