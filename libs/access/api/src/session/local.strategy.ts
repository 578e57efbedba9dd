import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { signInSchema } from '@suivi/access/domain';
import { ProblemException } from '@suivi/shared/api';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import { DataSource } from 'typeorm';
import { isPassword } from '../password/hash.ts';
import { deviceHashOf } from '../session-cookie.ts';
import { accountKeyOf, addressKeyOf } from './open-session.ts';

export interface SignedIn {
  userId: string;
  /** The keys under which the attempt was counted, to be taken back when the session opens. */
  counted: string[];
}

interface Credentials {
  wait_seconds: number;
  user_id: string | null;
  password_hash: string | null;
  counted: string[];
}

/** Checks e-mail and password, slowed down per account and per address after failures, or per browser where she signed in before; it never says which of the two was wrong. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly source: DataSource) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true });
  }

  async validate(request: FastifyRequest, email: string, password: string): Promise<SignedIn> {
    const input = signInSchema.safeParse({ email, password });
    if (!input.success) throw new ProblemException('wrong_credentials');
    const { email: wanted } = input.data;
    const [credentials] = (await this.source.query('SELECT * FROM sign_in_attempt($1, $2, $3, $4)', [wanted, accountKeyOf(wanted), addressKeyOf(request), deviceHashOf(request)])) as [Credentials];
    if (credentials.wait_seconds > 0) throw new ProblemException('too_many_attempts', { retryAfterSeconds: credentials.wait_seconds });
    if (!(await isPassword(credentials.password_hash, input.data.password)) || credentials.user_id === null) throw new ProblemException('wrong_credentials');
    return { userId: credentials.user_id, counted: credentials.counted };
  }
}
