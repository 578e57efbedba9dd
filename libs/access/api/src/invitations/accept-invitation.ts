import type { AcceptInvitation, InvitationPreview } from '@suivi/access/domain';
import { ProblemException } from '@suivi/shared/api';
import type { DataSource } from 'typeorm';
import { weaknessFor, type PasswordContext } from '../password/guessable.ts';
import { hashPassword } from '../password/hash.ts';
import { hashOf } from '../session-cookie.ts';

/** What an invitation says, to whoever holds its link. */
export async function previewInvitation(source: DataSource, token: string): Promise<InvitationPreview & { context: Omit<PasswordContext, 'name' | 'email'> }> {
  const [row] = (await source.query('SELECT invitation_preview($1) AS preview', [hashOf(token)])) as [{ preview: Awaited<ReturnType<typeof previewInvitation>> | null }];
  if (!row.preview) throw new ProblemException('not_found');
  return row.preview;
}

/** Makes the invited person a user; the link works once. Returns who she is now. */
export async function acceptInvitation(source: DataSource, { token, name, password }: AcceptInvitation): Promise<{ userId: string; email: string }> {
  const { email, expired, accepted, handover, context } = await previewInvitation(source, token);
  if (expired || accepted) throw new ProblemException('gone', { issues: [{ path: 'token', code: accepted ? 'invitation.accepted' : 'invitation.expired' }] });
  if (handover && !handover.begun) throw new ProblemException('wrong_phase', { issues: [{ path: 'token', code: 'handover.not_yet' }] });
  const weakness = weaknessFor(password, { ...context, name, email });
  if (weakness) throw new ProblemException('invalid_input', { issues: [{ path: 'password', code: weakness }] });
  const [row] = (await source.query('SELECT invitation_accept($1, $2, $3) AS "userId"', [hashOf(token), name, await hashPassword(password)])) as [{ userId: string | null }];
  if (!row.userId) throw new ProblemException('gone', { issues: [{ path: 'token', code: 'invitation.accepted' }] });
  return { userId: row.userId, email };
}
