import { Body, Controller, HttpCode, Patch, Put } from '@nestjs/common';
import { passwordChangeSchema, profileChangeSchema, sessionSchema, type Session } from '@suivi/access/domain';
import { refuse, type Refusal } from '@suivi/shared/domain';
import type { z } from 'zod';
import { Declares } from '../declares.ts';
import { hashPassword, isPassword } from '../password.ts';
import { InWork } from '../request.ts';
import { Work } from '../work.ts';
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

  @Put('password')
  @HttpCode(204)
  @Declares({ permission: 'profile.edit', summary: 'Change the password; every other session of the user ends' })
  async changePassword(@InWork() work: Work, @Body({ schema: passwordChangeSchema }) change: z.infer<typeof passwordChangeSchema>): Promise<void | Refusal> {
    const own = await work.row<{ hash: string }>('SELECT own_password_hash() AS hash');
    if (!(await isPassword(own?.hash ?? null, change.currentPassword))) return refuse('invalid_input', [{ path: 'currentPassword', code: 'password.wrong' }]);
    await work.rows('SELECT change_own_password($1, $2)', [await hashPassword(change.newPassword), work.sessionHash]);
  }
}
