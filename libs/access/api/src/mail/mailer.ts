import { createTransport } from 'nodemailer';

/** Provider token of the `Mailer`. */
export const MAILER = Symbol('mailer');

export interface Message {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId?: string;
  headers?: Record<string, string>;
}

/**
 * What became of a mail: taken over by the mail server (`sent`); refused for good; not handed over, so that it may be tried `later`;
 * `uncertain`, when the line broke after the mail may have been taken over; or `unsent` where there is no mail server. The failure is
 * a code without address or content, fit for the log.
 */
export interface Delivery {
  outcome: 'sent' | 'refused' | 'later' | 'uncertain' | 'unsent';
  failure: string | null;
}

export type Mailer = (message: Message) => Promise<Delivery>;

/** In milliseconds: a mail server that does not answer keeps nobody waiting longer. */
const PATIENCE = 10_000;
/** What goes wrong before a mail is on its way. */
const BEFORE_HANDING = new Set(['EDNS', 'EAUTH', 'ECONNREFUSED', 'ENOAUTH', 'EPROXY']);

/** Without an address of a mail server nothing is sent, and every mail says so. */
export function mailerOf(smtpUrl: string | undefined, from: string): Mailer {
  if (!smtpUrl) return () => Promise.resolve({ outcome: 'unsent', failure: 'no_mail_server' });
  const transport = createTransport(smtpUrl, { from });
  return async (message) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), PATIENCE);
    });
    try {
      await Promise.race([transport.sendMail(message), late]);
      return { outcome: 'sent', failure: null };
    } catch (error) {
      return deliveryOf(error);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** An answer of the server is certain, and so is a line that never stood; a line that broke is not. */
export function deliveryOf(error: unknown): Delivery {
  const { code, responseCode, syscall } = error as { code?: unknown; responseCode?: unknown; syscall?: unknown };
  const failure = [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ') || 'unknown';
  if (typeof responseCode === 'number' && responseCode >= 400) return { outcome: responseCode >= 500 && code !== 'EAUTH' ? 'refused' : 'later', failure };
  const before = BEFORE_HANDING.has(String(code)) || syscall === 'connect' || syscall === 'getaddrinfo';
  return { outcome: before ? 'later' : 'uncertain', failure };
}
