/** Lower-case hex SHA-256. WebCrypto is there in workers, extension pages and Node, but not in scripts on http pages. */
export async function sha256Hex(content: BufferSource | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
