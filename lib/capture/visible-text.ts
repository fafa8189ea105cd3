/** What a person can see of it, but for what somebody typed into it. */
export function visibleText(element: HTMLElement): string {
  if (element.isContentEditable) return '';
  if (element.querySelector('[contenteditable]') === null)
    return (element as Partial<HTMLElement>).innerText ?? element.textContent ?? '';
  return [...element.childNodes]
    .map((child) => {
      if (child instanceof HTMLElement) return child.checkVisibility() ? visibleText(child) : '';
      return child instanceof Text ? child.data : '';
    })
    .join('\n');
}
