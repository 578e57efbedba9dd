import { createTransport } from 'nodemailer';

/** Provider token of the `Mailer`. */
export const MAILER = Symbol('mailer');

export interface Message {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Sends a mail; what went wrong comes back as a code without address or content, fit for the log. Null: sent. */
export type Mailer = (message: Message) => Promise<string | null>;

/** In milliseconds: a mail server that does not answer keeps nobody waiting longer. */
const PATIENCE = 10_000;

/** Without an address of a mail server nothing is sent, and every mail says so. */
export function mailerOf(smtpUrl: string | undefined, from: string): Mailer {
  if (!smtpUrl) return () => Promise.resolve('no_mail_server');
  const transport = createTransport(smtpUrl, { from });
  return async (message) => {
    try {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), PATIENCE);
      });
      await Promise.race([transport.sendMail(message), late]).finally(() => clearTimeout(timer));
      return null;
    } catch (error) {
      const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
      return [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ') || 'unknown';
    }
  };
}
