import { INVITATION_DAYS, type Role } from '@suivi/access/domain';
import type { Language } from '@suivi/shared/domain';
import texts from './invitation.json' with { type: 'json' };
import { letter } from './letter.ts';
import type { Message } from './mailer.ts';

interface InvitationFacts {
  email: string;
  role: Role;
  language: Language;
  programme: string;
  link: string;
}

/** The mail that brings an invitation, in the language in which the person was invited. */
export function invitationMail({ email, role, language, programme, link }: InvitationFacts): Message {
  const { subject, greeting, body, act, life, roles } = texts[language];
  const filled = body.replace('{programme}', () => programme).replace('{role}', () => roles[role]);
  const paragraphs = [greeting, filled, act, link, life.replace('{days}', String(INVITATION_DAYS))];
  return letter({ to: email, language, subject, paragraphs, link });
}
