import { directionOf, type Language } from '@suivi/shared/domain';
import type { Message } from './mailer.ts';

interface Letter {
  to: string;
  language: Language;
  subject: string;
  paragraphs: readonly string[];
  /** One of the paragraphs: where the reader is led. */
  link: string;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A mail in one language, as plain text and as HTML with its direction. */
export function letter({ to, language, subject, paragraphs, link }: Letter): Message {
  const html = paragraphs.map((paragraph) => `<p>${paragraph === link ? `<a dir="ltr" href="${escaped(link)}">${escaped(link)}</a>` : escaped(paragraph)}</p>`).join('\n');
  return {
    to,
    subject,
    text: paragraphs.join('\n\n'),
    html: `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><body>\n${html}\n</body></html>`,
  };
}
