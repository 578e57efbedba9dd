import { INVITATION_DAYS, type Role } from '@suivi/access/domain';
import { directionOf, type Language } from '@suivi/shared/domain';
import texts from './invitation.json' with { type: 'json' };
import type { Message } from './mailer.ts';

interface InvitationFacts {
  email: string;
  role: Role;
  language: Language;
  programme: string;
  link: string;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The mail that brings an invitation, in the language in which the person was invited, as plain text and as HTML with its direction. */
export function invitationMail({ email, role, language, programme, link }: InvitationFacts): Message {
  const { subject, greeting, body, act, life, roles } = texts[language];
  const filled = body.replace('{programme}', () => programme).replace('{role}', () => roles[role]);
  const paragraphs = [greeting, filled, act, link, life.replace('{days}', String(INVITATION_DAYS))];
  const html = paragraphs.map((paragraph) => `<p>${paragraph === link ? `<a dir="ltr" href="${escaped(link)}">${escaped(link)}</a>` : escaped(paragraph)}</p>`).join('\n');
  return {
    to: email,
    subject,
    text: paragraphs.join('\n\n'),
    html: `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><body>\n${html}\n</body></html>`,
  };
}
