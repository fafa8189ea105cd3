/** Any JSON, as `JSON.parse` gives it. */
export type Json = unknown;

/** An object or a list. */
export function isComposite(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null;
}

/** The value at a path (`stages.0.url`; the whole for ``), or undefined. Own keys only. */
export function valueAt(json: Json, path: string): Json {
  let at = json;
  for (const key of keysOf(path)) {
    if (!isComposite(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/**
 * A copy with another value at a path; undefined takes the key away, or the element out of its list. What is missing on
 * the way is made, a list where the next key is a number. Keys keep their order, new ones come last.
 */
export function withValueAt(json: Json, path: string, value: Json): Json {
  const [key, ...rest] = keysOf(path);
  if (key === undefined) return value;
  const isList = Array.isArray(json) || (!isComposite(json) && /^\d+$/.test(key));
  const inside = withValueAt(valueAt(json, key), rest.join('.'), value);
  if (isList) {
    const list = Array.isArray(json) ? [...(json as unknown[])] : [];
    if (inside === undefined) list.splice(Number(key), 1);
    else list[Number(key)] = inside;
    return list;
  }
  const copy: Record<string, unknown> = isComposite(json) ? { ...json } : {};
  if (inside === undefined) delete copy[key];
  else copy[key] = inside;
  return copy;
}

function keysOf(path: string): string[] {
  return path === '' ? [] : path.split('.');
}
