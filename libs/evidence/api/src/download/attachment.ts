/**
 * The header `Content-Disposition` for a file of any name (RFC 6266): in ASCII for those who know no better, and in UTF-8 (RFC 8187) for
 * everybody else. Characters that a file system or a header could trip over are left out.
 */
export function attachment(fileName: string): string {
  // eslint-disable-next-line no-control-regex
  const safe = fileName.replace(/[\u0000-\u001F\u007F/\\:*?"<>|]/g, '_').toWellFormed();
  const ascii = safe.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\x20-\x7E]/g, '_');
  const encoded = encodeURIComponent(safe).replace(/['()*!]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii.replace(/[%"]/g, '_')}"; filename*=UTF-8''${encoded}`;
}
