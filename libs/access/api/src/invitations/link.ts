/** Provider token of the address under which people reach the portal; null where only the request knows. */
export const PUBLIC_URL = Symbol('public address');

/** The page on which an invitation is accepted. */
export function linkOf(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/invitations/${token}`;
}
