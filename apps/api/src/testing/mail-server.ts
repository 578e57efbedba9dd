import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

export interface MailServer {
  url: string;
  /** What was taken over, in that order. */
  received: Email[];
  /** What the server answers to a recipient instead of taking her mail: an SMTP code, or `hang up` once the mail is in. */
  answers: Map<string, number | 'hang up'>;
  close(): Promise<void>;
}

/** A real mail server on a port of its own, that keeps what it is given. */
export async function startMailServer({ delay = 0 } = {}): Promise<MailServer> {
  const received: Email[] = [];
  const answers: MailServer['answers'] = new Map();
  const refusal = (responseCode: number) => Object.assign(new Error('refused'), { responseCode });
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const answer = answers.get(address);
      done(typeof answer === 'number' ? refusal(answer) : null);
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const hangsUp = session.envelope.rcptTo.some(({ address }) => answers.get(address) === 'hang up');
        void PostalMime.parse(Buffer.concat(pieces)).then((mail) => {
          received.push(mail);
          if (hangsUp) for (const connection of server.connections) (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
          else setTimeout(() => done(), delay);
        });
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received, answers, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
