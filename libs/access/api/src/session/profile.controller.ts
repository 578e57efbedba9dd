import { Body, Controller, HttpCode, Patch, Put, Req } from '@nestjs/common';
import { passwordChangeSchema, profileChangeSchema, sessionSchema, type Session } from '@suivi/access/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Declares } from '../declares.ts';
import { weaknessFor, type PasswordContext } from '../password/guessable.ts';
import { hashPassword, isPassword } from '../password/hash.ts';
import { Enter, InWork, type EnterWork } from '../request.ts';
import { sessionHashOf } from '../session-cookie.ts';
import { Work } from '../work.ts';
import { readSession } from './read-session.ts';

@Controller('profile')
export class ProfileController {
  constructor(private readonly source: DataSource) {}

  @Patch()
  @Declares({ permission: 'profile.edit', summary: 'Change name, language or appearance', answer: sessionSchema })
  async change(@InWork() work: Work, @Body({ schema: profileChangeSchema }) change: z.infer<typeof profileChangeSchema>): Promise<Session> {
    await work.rows('UPDATE users SET name = coalesce($2, name), language = coalesce($3, language), appearance = coalesce($4, appearance) WHERE id = $1', [
      work.actor.userId,
      change.name ?? null,
      change.language ?? null,
      change.appearance ?? null,
    ]);
    return readSession(work);
  }

  /** Counted before it is compared, as a sign-in is: a stolen session is no way around the pauses (ASVS 5.0, 6.3.1). Detached, so that the count stands whatever becomes of the change. */
  @Put('password')
  @HttpCode(204)
  @Declares({ permission: 'profile.edit', summary: 'Change the password; every other session of the user ends', detached: true })
  async changePassword(@Enter() enter: EnterWork, @Body({ schema: passwordChangeSchema }) change: z.infer<typeof passwordChangeSchema>, @Req() request: FastifyRequest): Promise<void | Refusal> {
    const session = sessionHashOf(request);
    const [own] = (await this.source.query('SELECT * FROM own_password_attempt($1)', [session])) as { hash: string; wait_seconds: number; context: PasswordContext }[];
    if (own && own.wait_seconds > 0) throw new ProblemException('too_many_attempts', { retryAfterSeconds: own.wait_seconds });
    if (!own || !(await isPassword(own.hash, change.currentPassword))) return refuse('invalid_input', [{ path: 'currentPassword', code: 'password.wrong' }]);
    const weakness = weaknessFor(change.newPassword, own.context);
    if (weakness) {
      await this.source.query('SELECT own_password_right($1)', [session]);
      return refuse('invalid_input', [{ path: 'newPassword', code: weakness }]);
    }
    const hash = await hashPassword(change.newPassword);
    const work = await enter();
    try {
      await work.rows('SELECT change_own_password($1, $2)', [hash, work.sessionHash]);
      await work.commit();
    } finally {
      await work.rollback();
    }
  }
}
