import { Body, Controller, HttpCode, Patch, Put, Req } from '@nestjs/common';
import { passwordChangeSchema, profileChangeSchema, sessionSchema, type Session } from '@suivi/access/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Declares } from '../declares.ts';
import { hashPassword, isPassword } from '../password.ts';
import { InWork } from '../request.ts';
import { Work } from '../work.ts';
import { addressKeyOf } from './open-session.ts';
import { readSession } from './read-session.ts';

@Controller('profile')
export class ProfileController {
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

  /** A wrong current password is counted as a failed sign-in is: a stolen session is no way around the pauses (ASVS 5.0, 6.3.1). */
  @Put('password')
  @HttpCode(204)
  @Declares({ permission: 'profile.edit', summary: 'Change the password; every other session of the user ends' })
  async changePassword(@InWork() work: Work, @Body({ schema: passwordChangeSchema }) change: z.infer<typeof passwordChangeSchema>, @Req() request: FastifyRequest): Promise<void | Refusal> {
    const address = addressKeyOf(request);
    const own = await work.row<{ hash: string; wait_seconds: number }>('SELECT * FROM own_password($1)', [address]);
    if (own && own.wait_seconds > 0) throw new ProblemException('too_many_attempts', { retryAfterSeconds: own.wait_seconds });
    if (!(await isPassword(own?.hash ?? null, change.currentPassword))) {
      await work.rows('SELECT own_password_failed($1)', [address]);
      await work.commit();
      return refuse('invalid_input', [{ path: 'currentPassword', code: 'password.wrong' }]);
    }
    await work.rows('SELECT change_own_password($1, $2)', [await hashPassword(change.newPassword), work.sessionHash]);
  }
}
