/** Provider token of the address under which people reach the portal, without a slash at its end. Never what a request calls itself: whoever writes its `Host` would choose where the links of mails lead. */
export const PUBLIC_URL = Symbol('public address');

/** The page on which an invitation is accepted. */
export function linkOf(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/invitations/${token}`;
}
